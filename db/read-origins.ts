import { and, asc, inArray, ne, notInArray } from 'drizzle-orm';
import { serverOrigins } from './schema.ts';
import type { Db } from './types.ts';

/** One place that a server is known from. */
export interface KnownFrom {
  /** `npm @scope/name`, `remote https://…`, `registry io.github.x/y`. */
  readonly label: string;
  /** False where one source alone says so. */
  readonly isBorneOut: boolean;
}

/** Where each server is known from, by server id, in the order of the labels. What a person's own configuration says stays private. */
export async function readOrigins(db: Db, serverIds: readonly number[]): Promise<Map<number, KnownFrom[]>> {
  if (serverIds.length === 0) return new Map();
  const rows = await db
    .select({ serverId: serverOrigins.serverId, label: serverOrigins.label, role: serverOrigins.role })
    .from(serverOrigins)
    .where(
      and(
        inArray(serverOrigins.serverId, [...serverIds]),
        notInArray(serverOrigins.role, ['asks', 'grants']),
        ne(serverOrigins.source, 'config'),
      ),
    )
    .orderBy(asc(serverOrigins.label));
  const known = new Map<number, Map<string, boolean>>();
  for (const { serverId, label, role } of rows) {
    const labels = known.get(serverId) ?? new Map<string, boolean>();
    labels.set(label, (labels.get(label) ?? false) || role === 'held');
    known.set(serverId, labels);
  }
  return new Map(
    [...known].map(([id, labels]) => [id, [...labels].map(([label, isBorneOut]) => ({ label, isBorneOut }))]),
  );
}
