import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { CrawlFailureReason } from '#crawler/types.ts';
import { BATCH_SIZE } from './batches.ts';
import { crawls, listings, servers, tools } from './schema.ts';
import type { Db } from './types.ts';

export interface CrawlFailure {
  readonly reason: CrawlFailureReason;
  readonly detail: string;
}

/** A server that has been listed, with its current listing. */
export type ListedServer = Readonly<Awaited<ReturnType<typeof serverRows>>[number]> & {
  /** Set where the last attempt failed: what is shown is the last good listing. */
  readonly lastFailure: CrawlFailure | null;
};

/** All listed servers in the code-point order of their slugs, in batches; one query for the servers and one for their last attempts. */
export async function* readServers(db: Db): AsyncGenerator<ListedServer[]> {
  let after = '';
  for (;;) {
    const rows = await serverRows(db, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    const failures = await lastFailures(
      db,
      rows.map((row) => row.id),
    );
    yield rows.map((row) => ({ ...row, lastFailure: failures.get(row.id) ?? null }));
    after = last.slug;
  }
}

/** The last attempt of each server where that failed, by server id. */
export async function lastFailures(db: Db, serverIds: readonly number[]): Promise<Map<number, CrawlFailure>> {
  const rows = await db
    .selectDistinctOn([crawls.serverId], {
      serverId: crawls.serverId,
      status: crawls.status,
      reason: crawls.reason,
      detail: crawls.detail,
    })
    .from(crawls)
    .where(inArray(crawls.serverId, [...serverIds]))
    .orderBy(crawls.serverId, desc(crawls.id));
  const failures = new Map<number, CrawlFailure>();
  for (const { serverId, status, reason, detail } of rows) {
    if (status === 'failed' && reason !== null) failures.set(serverId, { reason, detail: detail ?? '' });
  }
  return failures;
}

function serverRows(db: Db, afterSlug: string) {
  // Collation "C" is code-point order on every machine.
  const bySlug = sql`${servers.slug} collate "C"`;
  return db
    .select({
      id: servers.id,
      slug: servers.slug,
      source: servers.source,
      name: servers.name,
      title: servers.title,
      description: servers.description,
      reach: servers.reach,
      firstSeenAt: servers.firstSeenAt,
      toolsChangedAt: servers.toolsChangedAt,
      unlistedAt: servers.unlistedAt,
      failingSince: servers.failingSince,
      serverInfo: listings.serverInfo,
      protocolVersion: listings.protocolVersion,
      provenance: listings.provenance,
      notes: listings.notes,
      dropped: listings.dropped,
      listedSince: listings.firstSeenAt,
      toolCount: db.$count(tools, and(eq(tools.serverId, servers.id), eq(tools.isPresent, true))),
    })
    .from(servers)
    .innerJoin(listings, eq(servers.listingId, listings.id))
    .where(gt(bySlug, afterSlug))
    .orderBy(bySlug)
    .limit(BATCH_SIZE);
}
