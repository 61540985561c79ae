import { inArray } from 'drizzle-orm';
import type { ServerPosture } from '#crawler/types.ts';
import { serverPosture } from './schema.ts';
import { storableJson } from './storable.ts';
import type { Db } from './types.ts';

/** Keeps what was last read of a server beside its list. */
export async function saveServerPosture(tx: Db, serverId: number, posture: ServerPosture, readAt: Date): Promise<void> {
  const row = { posture: storableJson(posture), readAt };
  await tx
    .insert(serverPosture)
    .values({ serverId, ...row })
    .onConflictDoUpdate({ target: serverPosture.serverId, set: row });
}

/** What is known of each server beside its list, by server id; servers of which nothing is known are left out. */
export async function readServerPostures(db: Db, serverIds: readonly number[]): Promise<Map<number, ServerPosture>> {
  if (serverIds.length === 0) return new Map();
  const rows = await db
    .select({ serverId: serverPosture.serverId, posture: serverPosture.posture })
    .from(serverPosture)
    .where(inArray(serverPosture.serverId, [...serverIds]));
  return new Map(rows.map(({ serverId, posture }) => [serverId, posture]));
}
