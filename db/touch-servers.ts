import { inArray, sql } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { ensureServer } from './ensure-server.ts';
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

/** Notes of all of them at once that they were looked at and are still named. */
export async function touchServers(db: Db, seen: readonly SeenServer[], list: string | null, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { ref, areOriginsKept } of seen)
      if (!areOriginsKept) await ensureServer(tx, { ref, says: null, list, at: now });
    // In one order everywhere, so that two writers never wait for each other.
    const ids = [...new Set(seen.map(({ serverId }) => serverId))].sort((left, right) => left - right);
    const held = tx.select({ id: servers.id }).from(servers).where(inArray(servers.id, ids)).orderBy(servers.id);
    await tx
      .update(servers)
      .set({ checkedAt: now, unlistedAt: null })
      .where(inArray(servers.id, held.for('update')));
    const entries = [...new Set(seen.map(({ ref }) => namedBy(ref)))];
    await tx
      .update(serverOrigins)
      .set({ lastSeenAt: now, list: sql`coalesce(${list}, ${serverOrigins.list})` })
      .where(inArray(serverOrigins.namedBy, entries));
  });
}
