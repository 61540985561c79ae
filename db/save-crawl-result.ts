import { and, eq } from 'drizzle-orm';
import type { CrawlResult, ServerRef, ToolListing } from '#crawler/types.ts';
import { definitionDigest, listingDigest } from './digests.ts';
import { ensureServer } from './ensure-server.ts';
import type { ServerRecord } from './find-server.ts';
import { saveTools } from './save-tools.ts';
import { crawls, listings, servers } from './schema.ts';
import { serverContext } from './server-identity.ts';
import { storableListing, storableText } from './storable.ts';
import type { Db } from './types.ts';

/** One finished attempt to list a server. */
export interface CrawlAttempt {
  readonly ref: ServerRef;
  readonly crawlKey: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly result: CrawlResult;
  /** True if an equal crawl key would give the same outcome again. */
  readonly isSettled: boolean;
}

export interface SavedCrawl {
  readonly slug: string;
  /** Tools and dropped tools of the attempt; 0 where it failed. */
  readonly tools: number;
  readonly dropped: number;
  /** True if the listing differs from the one that was current before. */
  readonly isNewListing: boolean;
}

/**
 * Stores one attempt in one transaction: a process killed at any moment leaves it whole or not at all. A failed attempt leaves the
 * last good listing in place.
 */
export async function saveCrawlResult(db: Db, attempt: CrawlAttempt): Promise<SavedCrawl> {
  return db.transaction(async (tx) => {
    const server = await ensureServer(tx, attempt.ref, attempt.startedAt);
    return attempt.result.status === 'listed'
      ? await saveListed(tx, server, attempt, storableListing(attempt.result.listing))
      : await saveFailed(tx, server, attempt, attempt.result);
  });
}

async function saveFailed(
  tx: Db,
  server: ServerRecord,
  attempt: CrawlAttempt,
  result: Extract<CrawlResult, { status: 'failed' }>,
): Promise<SavedCrawl> {
  await tx.insert(crawls).values({
    ...common(server, attempt),
    status: 'failed',
    reason: result.reason,
    detail: storableText(result.detail),
    toolCount: 0,
    droppedCount: 0,
  });
  return { slug: server.slug, tools: 0, dropped: 0, isNewListing: false };
}

async function saveListed(
  tx: Db,
  server: ServerRecord,
  attempt: CrawlAttempt,
  listing: ToolListing,
): Promise<SavedCrawl> {
  const context = serverContext(attempt.ref, listing.serverInfo);
  const stored = await ensureListing(tx, server, listing, attempt.finishedAt);
  const isCurrent = server.listingId === stored.id;
  const isSameContext = server.contextName === context.name && server.contextDescription === context.description;
  if (!isCurrent || !isSameContext) {
    const hasChanged = await saveTools(tx, server.id, listing.tools, context, attempt.finishedAt);
    await tx
      .update(servers)
      .set({
        listingId: stored.id,
        contextName: context.name,
        contextDescription: context.description,
        toolsChangedAt: hasChanged ? attempt.finishedAt : server.toolsChangedAt,
      })
      .where(eq(servers.id, server.id));
  }
  const counts = { tools: listing.tools.length, dropped: listing.dropped.length };
  await tx.insert(crawls).values({
    ...common(server, attempt),
    status: 'listed',
    toolCount: counts.tools,
    droppedCount: counts.dropped,
    listingId: stored.id,
  });
  return { slug: server.slug, ...counts, isNewListing: !isCurrent };
}

function common(server: ServerRecord, attempt: CrawlAttempt) {
  return {
    serverId: server.id,
    startedAt: attempt.startedAt,
    finishedAt: attempt.finishedAt,
    crawlKey: attempt.crawlKey,
    isSettled: attempt.isSettled,
    ms: Math.max(0, Math.round(attempt.finishedAt.getTime() - attempt.startedAt.getTime())),
  };
}

/** An equal answer is stored once, also one that a server comes back to. */
async function ensureListing(tx: Db, server: ServerRecord, listing: ToolListing, now: Date): Promise<{ id: number }> {
  const digest = listingDigest(listing);
  const [known] = await tx
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.serverId, server.id), eq(listings.digest, digest)));
  if (known !== undefined) return known;
  const { serverInfo, protocolVersion, provenance, notes, dropped } = listing;
  const toolDigests = listing.tools.map(definitionDigest);
  const [added] = await tx
    .insert(listings)
    .values({
      serverId: server.id,
      digest,
      serverInfo,
      protocolVersion,
      provenance,
      notes,
      dropped,
      toolDigests,
      firstSeenAt: now,
    })
    .returning({ id: listings.id });
  if (added === undefined) throw new Error('an inserted listing was not returned');
  return added;
}
