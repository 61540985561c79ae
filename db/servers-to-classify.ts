import { and, count, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { BATCH_SIZE } from './batches.ts';
import { servers, tools } from './schema.ts';
import type { Db } from './types.ts';

export interface ServerToClassify {
  readonly id: number;
  readonly slug: string;
  readonly context: { readonly name: string; readonly description?: string };
  /** How many of its tools have a new input, or were judged by another ruleset. */
  readonly toolCount: number;
}

/** The next servers, by id after `afterId`, with tools that this ruleset has not judged. */
export async function serversToClassify(
  db: Db,
  rulesetVersion: string,
  afterId = 0,
  limit = BATCH_SIZE,
): Promise<ServerToClassify[]> {
  const rows = await db
    .select({
      id: servers.id,
      slug: servers.slug,
      name: servers.contextName,
      description: servers.contextDescription,
      toolCount: count(),
    })
    .from(tools)
    .innerJoin(servers, eq(tools.serverId, servers.id))
    .where(
      and(
        eq(tools.isPresent, true),
        or(isNull(tools.rulesetVersion), ne(tools.rulesetVersion, rulesetVersion)),
        gt(servers.id, afterId),
      ),
    )
    .groupBy(servers.id)
    .orderBy(servers.id)
    .limit(limit);
  return rows.map(({ name, description, ...row }) => ({
    ...row,
    context: description === null ? { name } : { name, description },
  }));
}
