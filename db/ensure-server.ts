import { eq, inArray, sql } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { findServer, type ServerRecord } from './find-server.ts';
import { isLedBy } from './known-crawls.ts';
import { isBorneOut, leadRank, rankOf } from './lead-rank.ts';
import { mergeServers, serversToMerge } from './merge-servers.ts';
import { namedBy, type Origin, originsOf, type PackageSays } from './origin-keys.ts';
import { saveOrigins } from './save-origins.ts';
import { servers } from './schema.ts';
import { ownName, reachSummary, serverContext } from './server-identity.ts';
import { slugCandidates } from './slugs.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';
import { wayKey } from './way-keys.ts';

/** Any number; writers of one database that make or join servers take it in turn, so that no two give away one slug. */
export const WRITE_LOCK = 0x70_01_0c_5f;

/** One look at a server, as a source names it. */
export interface Sighting {
  readonly ref: ServerRef;
  /** What the installed package says of itself; null where none was installed. */
  readonly says: PackageSays | null;
  /** The list that is read whole and holds the ref; null for one that a person named. */
  readonly list: string | null;
  readonly at: Date;
}

export interface EnsuredServer {
  readonly server: ServerRecord;
  /** True where the ref's words, arguments and list are the server's own. */
  readonly isLead: boolean;
}

/**
 * The stored server of a ref, made if it is new, with all that the ref says of it: what two servers turn out to share makes them one. The words of
 * a server are those of the entry that leads it. Its row is locked until the transaction ends, in which this must be called.
 */
export async function ensureServer(tx: Db, sighting: Sighting): Promise<EnsuredServer> {
  await tx.execute(sql`select pg_advisory_xact_lock(${WRITE_LOCK})`);
  const { ref, says } = sighting;
  const origins = originsOf(ref, says);
  const own = (await findServer(tx, ref)) ?? (await addServer(tx, sighting, origins));
  const same = await serversToMerge(tx, own, origins);
  const server = same.length === 0 ? own : await mergeServers(tx, [own, ...same]);
  const isLead = isLedBy(server, ref) || rankOf(ref, origins) > (await leadRank(tx, server));
  const led = isLead ? await updateWords(tx, server, ref) : server;
  await saveOrigins(tx, led.id, sighting, origins);
  return { server: led, isLead };
}

async function addServer(tx: Db, { ref, at }: Sighting, origins: readonly Origin[]): Promise<ServerRecord> {
  const { key } = wayKey(ref);
  const isNamedBySource = ref.source === 'registry' ? isBorneOut(origins) : ref.source !== 'config';
  const name = storableText(ownName(ref, isNamedBySource));
  const context = serverContext({ ...wordsOf(ref), name }, null);
  const [server] = await tx
    .insert(servers)
    .values({
      ...wordsOf(ref),
      slug: await freeServerSlug(tx, ref.slug ?? name, key),
      source: ref.source,
      identity: key,
      askedSlug: ref.slug ?? '',
      name,
      contextName: context.name,
      contextDescription: context.description,
      firstSeenAt: at,
    })
    .returning();
  if (server === undefined) throw new Error('an inserted server was not returned');
  return server;
}

async function updateWords(tx: Db, server: ServerRecord, ref: ServerRef): Promise<ServerRecord> {
  const words = { ...wordsOf(ref), source: ref.source, askedSlug: ref.slug ?? server.askedSlug, ledBy: namedBy(ref) };
  await tx.update(servers).set(words).where(eq(servers.id, server.id));
  return { ...server, ...words };
}

function wordsOf(ref: ServerRef): Pick<ServerRecord, 'title' | 'description' | 'reach'> {
  return {
    title: ref.title === undefined ? null : storableText(ref.title),
    description: ref.description === undefined ? null : storableText(ref.description),
    reach: reachSummary(ref.reach),
  };
}

/** The slugs of one name are used up after nine servers; the key tells further ones apart. */
async function freeServerSlug(tx: Db, name: string, key: string): Promise<string> {
  const candidates = [...slugCandidates(name), ...slugCandidates(`${name} ${key}`).slice(1)];
  const rows = await tx.select({ slug: servers.slug }).from(servers).where(inArray(servers.slug, candidates));
  const taken = new Set(rows.map((row) => row.slug));
  const slug = candidates.find((candidate) => !taken.has(candidate));
  if (slug === undefined) throw new Error('a name was given no slug');
  return slug;
}
