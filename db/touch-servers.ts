import { inArray, sql } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { ensureServer } from './ensure-server.ts';
import type { UnlistedServer } from './mark-unlisted.ts';
import { noteServer } from './note-changes.ts';
import { namedBy } from './origin-keys.ts';
import { serverOrigins, servers } from './schema.ts';
import type { Db } from './types.ts';

/** A server that a source still names and that needed no start. */
export interface SeenServer {
  readonly ref: ServerRef;
  readonly serverId: number;
  /** False where the ref says something of its server that is not kept yet. */
  readonly areOriginsKept: boolean;
}

/** Notes of all of them at once that they were looked at and are still named. Returns those that had been marked as unlisted. */
export async function touchServers(
  db: Db,
  seen: readonly SeenServer[],
  list: string | null,
  now: Date,
): Promise<UnlistedServer[]> {
  return db.transaction(async (tx) => {
    for (const { ref, areOriginsKept } of seen)
      if (!areOriginsKept) await ensureServer(tx, { ref, says: null, list, at: now });
    const before = await lockServers(
      tx,
      seen.map(({ serverId }) => serverId),
    );
    const ids = before.map(({ id }) => id);
    await tx.update(servers).set({ checkedAt: now, unlistedAt: null }).where(inArray(servers.id, ids));
    const entries = [...new Set(seen.map(({ ref }) => namedBy(ref)))];
    await tx
      .update(serverOrigins)
      .set({ lastSeenAt: now, list: sql`coalesce(${list}, ${serverOrigins.list})` })
      .where(inArray(serverOrigins.namedBy, entries));
    const relisted = before.filter(({ unlistedAt }) => unlistedAt !== null);
    for (const server of relisted) await noteServer(tx, server, 'server-relisted', now);
    return relisted.map(({ id, slug, listingId }) => ({ id, slug, listingId }));
  });
}

/** In one order everywhere, so that two writers never wait for each other. */
function lockServers(tx: Db, ids: readonly number[]) {
  return tx
    .select({
      id: servers.id,
      slug: servers.slug,
      listingId: servers.listingId,
      unlistedAt: servers.unlistedAt,
      revision: servers.revision,
    })
    .from(servers)
    .where(inArray(servers.id, [...new Set(ids)]))
    .orderBy(servers.id)
    .for('update');
}
