import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { AuthChallenge, CrawlFailureReason, ServerPosture } from '#crawler/types.ts';
import { BATCH_SIZE } from './batches.ts';
import { type KnownFrom, readOrigins } from './read-origins.ts';
import { crawls, listings, servers, tools } from './schema.ts';
import { readServerPostures } from './server-posture.ts';
import type { Db } from './types.ts';

export interface CrawlFailure {
  readonly reason: CrawlFailureReason;
  readonly detail: string;
  /** How the server asked people to sign in; null where it did not. */
  readonly challenge: AuthChallenge | null;
}

/** A server that has been listed, with its current listing. */
export type ListedServer = Readonly<Awaited<ReturnType<typeof serverRows>>[number]> & {
  /** Set where the last attempt failed: what is shown is the last good listing. */
  readonly lastFailure: CrawlFailure | null;
  /** What is known of it beside its list; null where nothing is. */
  readonly posture: ServerPosture | null;
  readonly knownFrom: readonly KnownFrom[];
};

/** All listed servers in the code-point order of their slugs, in batches of a few queries each. */
export async function* readServers(db: Db): AsyncGenerator<ListedServer[]> {
  let after = '';
  for (;;) {
    const rows = await serverRows(db, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    const ids = rows.map((row) => row.id);
    const failures = await lastFailures(db, ids);
    const postures = await readServerPostures(db, ids);
    const origins = await readOrigins(db, ids);
    yield rows.map((row) => ({
      ...row,
      lastFailure: failures.get(row.id) ?? null,
      posture: postures.get(row.id) ?? null,
      knownFrom: origins.get(row.id) ?? [],
    }));
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
      challenge: crawls.challenge,
    })
    .from(crawls)
    .where(inArray(crawls.serverId, [...serverIds]))
    .orderBy(crawls.serverId, desc(crawls.id));
  const failures = new Map<number, CrawlFailure>();
  for (const { serverId, status, reason, detail, challenge } of rows) {
    if (status === 'failed' && reason !== null) {
      failures.set(serverId, { reason, detail: detail ?? '', challenge });
    }
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
