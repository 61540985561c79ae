import { and, eq, inArray, not, notInArray, sql } from 'drizzle-orm';
import type { Sighting } from './ensure-server.ts';
import { namedBy, type Origin } from './origin-keys.ts';
import { serverOrigins } from './schema.ts';
import type { Db } from './types.ts';

/**
 * Keeps what an entry says of its server. What a package said of itself in an earlier crawl stays true of an attempt that installed none, so that
 * only an attempt that installed one takes anything back.
 */
export async function saveOrigins(
  tx: Db,
  serverId: number,
  { ref, says, list, at }: Sighting,
  origins: readonly Origin[],
): Promise<void> {
  const entry = namedBy(ref);
  if (says !== null) await takeBack(tx, entry, origins);
  const known = await heldKeys(tx, entry);
  const rows = origins
    .filter(({ role, key }) => role !== 'claimed' || !known.has(key))
    .map((origin) => ({
      serverId,
      source: ref.source,
      namedBy: entry,
      ...origin,
      list,
      firstSeenAt: at,
      lastSeenAt: at,
    }));
  await tx
    .insert(serverOrigins)
    .values(rows)
    .onConflictDoUpdate({
      target: [serverOrigins.namedBy, serverOrigins.role, serverOrigins.key],
      set: {
        serverId: sql`excluded.server_id`,
        label: sql`excluded.label`,
        list: sql`coalesce(excluded.list, ${serverOrigins.list})`,
        lastSeenAt: sql`excluded.last_seen_at`,
      },
    });
  const held = origins.flatMap(({ role, key }) => (role === 'held' ? [key] : []));
  await tx
    .delete(serverOrigins)
    .where(and(eq(serverOrigins.namedBy, entry), eq(serverOrigins.role, 'claimed'), inArray(serverOrigins.key, held)));
}

/** What a server was first known by stays its own, also where the entry that said so names another one now. */
async function takeBack(tx: Db, entry: string, origins: readonly Origin[]): Promise<void> {
  const keys = origins.map(({ key }) => key);
  const isFirst = sql`exists (select 1 from servers s where ${serverOrigins.serverId} in (s.id, s.merged_into) and s.identity = ${serverOrigins.key})`;
  await tx
    .delete(serverOrigins)
    .where(and(eq(serverOrigins.namedBy, entry), notInArray(serverOrigins.key, keys), not(isFirst)));
}

async function heldKeys(tx: Db, entry: string): Promise<Set<string>> {
  const rows = await tx
    .select({ key: serverOrigins.key })
    .from(serverOrigins)
    .where(and(eq(serverOrigins.namedBy, entry), eq(serverOrigins.role, 'held')));
  return new Set(rows.map(({ key }) => key));
}
