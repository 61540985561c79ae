import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { serverOrigins, servers } from './schema.ts';
import type { Db } from './types.ts';
import { wayKey } from './way-keys.ts';

export type ServerRecord = typeof servers.$inferSelect;

/** The stored server that a ref means, null if it is new. */
export async function findServer(db: Db, ref: ServerRef): Promise<ServerRecord | null> {
  const [server] = await findServers(db, [ref]);
  return server ?? null;
}

/** The stored server of each ref, in one query. */
export async function findServers(db: Db, refs: readonly ServerRef[]): Promise<(ServerRecord | null)[]> {
  const keys = refs.map((ref) => wayKey(ref).key);
  const holders = await holdersOf(db, keys);
  return refs.map((ref, at) => pickServer(holders.get(keys[at] ?? '') ?? [], ref.slug));
}

/** The servers that hold each key, the oldest first. Those that turned out to be another one hold nothing. */
export async function holdersOf(db: Db, keys: readonly string[]): Promise<Map<string, ServerRecord[]>> {
  const holders = new Map<string, ServerRecord[]>();
  if (keys.length === 0) return holders;
  const rows = await db
    .select({ key: serverOrigins.key, server: servers })
    .from(serverOrigins)
    .innerJoin(servers, eq(serverOrigins.serverId, servers.id))
    .where(
      and(eq(serverOrigins.role, 'held'), inArray(serverOrigins.key, [...new Set(keys)]), isNull(servers.mergedInto)),
    )
    .orderBy(asc(servers.id));
  for (const { key, server } of rows) {
    const known = holders.get(key) ?? [];
    if (!known.some(({ id }) => id === server.id)) holders.set(key, [...known, server]);
  }
  return holders;
}

/** A ref without a slug of its own means the oldest; one with a slug means the one that has it, or the one that nobody named yet. */
export function pickServer(candidates: readonly ServerRecord[], askedSlug: string | undefined): ServerRecord | null {
  if (askedSlug === undefined) return candidates[0] ?? null;
  const named = candidates.find((server) => server.askedSlug === askedSlug || server.slug === askedSlug);
  return named ?? candidates.find((server) => server.askedSlug === '') ?? null;
}
