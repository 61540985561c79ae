import { and, asc, count, eq, gt, inArray } from 'drizzle-orm';
import { BATCH_SIZE, batchesOf } from './batches.ts';
import { type DueForModel, isDueForModel, presentJudgement } from './due-for-model.ts';
import { classifications, servers, tools } from './schema.ts';
import type { Db } from './types.ts';

export interface ServerForModel {
  readonly id: number;
  readonly slug: string;
  readonly context: { readonly name: string; readonly description?: string };
  /** Tools a model may be asked about. */
  readonly dueCount: number;
}

/** The next servers, by id after `afterId`, with tools that are due; at most `limit`. */
export async function serversForModel(
  db: Db,
  due: DueForModel,
  afterId = 0,
  limit = BATCH_SIZE,
): Promise<ServerForModel[]> {
  const rows = await db
    .select({
      id: servers.id,
      slug: servers.slug,
      name: servers.contextName,
      description: servers.contextDescription,
      dueCount: count(),
    })
    .from(tools)
    .innerJoin(servers, eq(tools.serverId, servers.id))
    .innerJoin(classifications, presentJudgement(due))
    .where(and(isDueForModel(due), gt(servers.id, afterId)))
    .groupBy(servers.id)
    .orderBy(asc(servers.id))
    .limit(limit);
  return rows.map(({ name, description, ...row }) => ({
    ...row,
    context: description === null ? { name } : { name, description },
  }));
}

/** The names of all present tools of some servers, each server's in its own order, by server id: what its tools stand beside. */
export async function siblingNames(db: Db, serverIds: readonly number[]): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>();
  for (const batch of batchesOf(serverIds)) {
    const rows = await db
      .select({ serverId: tools.serverId, name: tools.name })
      .from(tools)
      .where(and(inArray(tools.serverId, batch), eq(tools.isPresent, true)))
      .orderBy(asc(tools.serverId), asc(tools.position));
    for (const { serverId, name } of rows) {
      const known = names.get(serverId);
      if (known === undefined) names.set(serverId, [name]);
      else known.push(name);
    }
  }
  return names;
}
