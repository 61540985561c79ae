import { eq, sql } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { findServer, type ServerRecord } from './find-server.ts';
import { servers } from './schema.ts';
import { reachSummary, serverContext, serverIdentity } from './server-identity.ts';
import { assignSlugs } from './slugs.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

/** Any number; writers of one database take it in turn, so that no two give away one slug. */
const WRITE_LOCK = 0x70_01_0c_5f;

/** The stored server of a ref, made if it is new, with the source's present words. Call inside a transaction. */
export async function ensureServer(tx: Db, ref: ServerRef, now: Date): Promise<ServerRecord> {
  await tx.execute(sql`select pg_advisory_xact_lock(${WRITE_LOCK})`);
  const known = await findServer(tx, ref);
  return known === null ? await addServer(tx, ref, now) : await updateWords(tx, known, ref);
}

async function addServer(tx: Db, ref: ServerRef, now: Date): Promise<ServerRecord> {
  const context = serverContext(ref, null);
  const [server] = await tx
    .insert(servers)
    .values({
      ...wordsOf(ref),
      slug: await freeServerSlug(tx, ref.slug ?? ref.name),
      source: ref.source,
      identity: serverIdentity(ref),
      askedSlug: ref.slug ?? '',
      name: storableText(ref.name),
      contextName: context.name,
      contextDescription: context.description,
      firstSeenAt: now,
    })
    .returning();
  if (server === undefined) throw new Error('an inserted server was not returned');
  return server;
}

async function updateWords(tx: Db, server: ServerRecord, ref: ServerRef): Promise<ServerRecord> {
  const words = { ...wordsOf(ref), askedSlug: ref.slug ?? server.askedSlug };
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

async function freeServerSlug(tx: Db, name: string): Promise<string> {
  const rows = await tx.select({ slug: servers.slug }).from(servers);
  const slug = assignSlugs([name], new Set(rows.map((row) => row.slug))).get(name);
  if (slug === undefined) throw new Error('a name was given no slug');
  return slug;
}
