import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Comparers } from '#crawler/drift/types.ts';
import type { CrawlResult, IdentityListing, ServerRef, ToolListing } from '#crawler/types.ts';
import { definitionDigest, listingDigest } from './digests.ts';
import { ensureServer } from './ensure-server.ts';
import type { ServerRecord } from './find-server.ts';
import { noteIdentities, noteListing, noteServer } from './note-changes.ts';
import { saveTools } from './save-tools.ts';
import { crawls, listings, servers } from './schema.ts';
import { serverContext } from './server-identity.ts';
import { saveServerPosture } from './server-posture.ts';
import { storableJson, storableListing, storableText } from './storable.ts';
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
  /** Tells what changed; the crawler's own `COMPARERS`. */
  readonly compare: Comparers;
  /** The list that is read whole and holds the ref, such as `sources.json`; absent for one that a person named. */
  readonly list?: string;
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
 * Stores one attempt in one transaction: a process killed at any moment leaves it whole or not at all, and an attempt that is stored already is not
 * stored again. A failed attempt leaves the last good listing in place. Of an entry that does not lead its server only that it names the server is
 * kept, unless the server was never listed: one list is better than none, but two set-ups must not take turns.
 */
export async function saveCrawlResult(db: Db, attempt: CrawlAttempt): Promise<SavedCrawl> {
  const { ref, result, list = null, startedAt } = attempt;
  return db.transaction(async (tx) => {
    const says = result.status === 'listed' ? (result.posture ?? null) : null;
    const { server, isLead } = await ensureServer(tx, { ref, says, list, at: startedAt });
    await tx.update(servers).set({ checkedAt: attempt.finishedAt, unlistedAt: null }).where(eq(servers.id, server.id));
    if (server.unlistedAt !== null) await noteServer(tx, server, 'server-relisted', attempt.finishedAt);
    if (!isLead && server.listingId !== null) return countsOf(server, result);
    if (result.status === 'failed') return saveFailed(tx, server, attempt, result);
    if (result.posture) await saveServerPosture(tx, server.id, result.posture, attempt.finishedAt);
    return saveListed(tx, server, attempt, storableListing(result.listing));
  });
}

/** Work that is handed out at least once may be handed in twice. */
async function isStored(
  tx: Db,
  server: ServerRecord,
  attempt: CrawlAttempt,
  outcome: SQL | undefined,
): Promise<boolean> {
  const same = and(
    eq(crawls.serverId, server.id),
    eq(crawls.startedAt, attempt.startedAt),
    eq(crawls.finishedAt, attempt.finishedAt),
    eq(crawls.crawlKey, attempt.crawlKey),
    outcome,
  );
  return (await tx.$count(crawls, same)) > 0;
}

function countsOf(server: ServerRecord, result: CrawlResult): SavedCrawl {
  if (result.status === 'failed') return { slug: server.slug, tools: 0, dropped: 0, isNewListing: false };
  const { tools, dropped } = storableListing(result.listing);
  return { slug: server.slug, tools: tools.length, dropped: dropped.length, isNewListing: false };
}

async function saveFailed(
  tx: Db,
  server: ServerRecord,
  attempt: CrawlAttempt,
  result: Extract<CrawlResult, { status: 'failed' }>,
): Promise<SavedCrawl> {
  const [reason, detail] = [result.reason, storableText(result.detail)];
  const none = { slug: server.slug, tools: 0, dropped: 0, isNewListing: false };
  if (await isStored(tx, server, attempt, and(eq(crawls.reason, reason), eq(crawls.detail, detail)))) return none;
  await tx.insert(crawls).values({
    ...common(server, attempt),
    status: 'failed',
    reason,
    detail,
    challenge: storableJson(result.challenge ?? null),
    retryAfterSeconds: result.retryAfterSeconds ?? null,
    toolCount: 0,
    droppedCount: 0,
  });
  if (server.failingSince === null && saysOfServer(result)) {
    await tx.update(servers).set({ failingSince: attempt.finishedAt }).where(eq(servers.id, server.id));
    const { reason, detail } = result;
    await noteServer(tx, server, 'server-failing', attempt.finishedAt, { reason, detail });
  }
  return none;
}

/** Our own trouble, and what this machine lacks, say nothing about the server. */
function saysOfServer({ reason, isOurs }: Extract<CrawlResult, { status: 'failed' }>): boolean {
  return !isOurs && reason !== 'no-sandbox' && reason !== 'no-runtime';
}

async function saveListed(
  tx: Db,
  server: ServerRecord,
  attempt: CrawlAttempt,
  listing: ToolListing,
): Promise<SavedCrawl> {
  const context = serverContext(server, listing.serverInfo);
  const stored = await ensureListing(tx, server, listing, attempt.finishedAt);
  const counts = { tools: listing.tools.length, dropped: listing.dropped.length };
  if (await isStored(tx, server, attempt, eq(crawls.listingId, stored.id)))
    return { slug: server.slug, ...counts, isNewListing: false };
  const isCurrent = server.listingId === stored.id;
  const isSameContext = server.contextName === context.name && server.contextDescription === context.description;
  const now = { listing, id: stored.id, compare: attempt.compare, at: attempt.finishedAt };
  if (!isCurrent || !isSameContext) {
    await noteListing(tx, server, now);
    const hasChanged = await saveTools(tx, server.id, listing.tools, context, attempt.finishedAt);
    await tx
      .update(servers)
      .set({
        listingId: stored.id,
        contextName: context.name,
        contextDescription: context.description,
        toolsChangedAt: hasChanged ? attempt.finishedAt : server.toolsChangedAt,
        revision: sql`${servers.revision} + 1`,
      })
      .where(eq(servers.id, server.id));
  }
  await noteIdentities(tx, server, storableJson(identitiesOf(attempt)), now);
  if (server.failingSince !== null) {
    await tx.update(servers).set({ failingSince: null }).where(eq(servers.id, server.id));
    await noteServer(tx, server, 'server-recovered', attempt.finishedAt);
  }
  await tx.insert(crawls).values({
    ...common(server, attempt),
    status: 'listed',
    toolCount: counts.tools,
    droppedCount: counts.dropped,
    listingId: stored.id,
  });
  return { slug: server.slug, ...counts, isNewListing: !isCurrent };
}

function identitiesOf({ result }: CrawlAttempt): readonly IdentityListing[] {
  return result.status === 'listed' ? (result.identities ?? []) : [];
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
