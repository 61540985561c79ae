import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { ComparedListing } from '#crawler/drift/types.ts';
import { definitionsInOrder } from './judging-step.ts';
import { crawls, listings } from './schema.ts';
import type { Db } from './types.ts';

/** A time from which on a server listed the same. A listing that it came back to stands twice. */
export interface ListingPeriod {
  readonly listingId: number;
  readonly from: Date;
  readonly toolCount: number;
  readonly version: string | null;
}

/** What a server listed over time, the oldest first; those that were thinned away are left out. */
export async function listingPeriods(db: Db, serverId: number): Promise<ListingPeriod[]> {
  const before = sql<number | null>`lag(${crawls.listingId}) over (order by ${crawls.id})`;
  const listed = db
    .select({ listingId: crawls.listingId, from: crawls.finishedAt, crawlId: crawls.id, before: before.as('before') })
    .from(crawls)
    .where(and(eq(crawls.serverId, serverId), eq(crawls.status, 'listed'), isNotNull(crawls.listingId)))
    .as('listed');
  const rows = await db
    .select({
      listingId: listings.id,
      from: listed.from,
      toolDigests: listings.toolDigests,
      provenance: listings.provenance,
    })
    .from(listed)
    .innerJoin(listings, eq(listings.id, listed.listingId))
    .where(sql`${listed.before} is distinct from ${listed.listingId}`)
    .orderBy(listed.crawlId);
  return rows.map(({ toolDigests, provenance, ...row }) => ({
    ...row,
    toolCount: toolDigests.length,
    version: provenance.resolvedVersion,
  }));
}

/** One stored listing as it is compared; null where there is none. */
export async function readComparedListing(db: Db, listingId: number): Promise<ComparedListing | null> {
  const [row] = await db
    .select({ serverInfo: listings.serverInfo, toolDigests: listings.toolDigests })
    .from(listings)
    .where(eq(listings.id, listingId));
  return row === undefined
    ? null
    : { serverInfo: row.serverInfo, tools: await definitionsInOrder(db, row.toolDigests) };
}
