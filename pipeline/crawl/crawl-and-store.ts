import { COMPARERS } from '#crawler/drift/comparers.ts';
import { failed, failedOurselves } from '#crawler/failure.ts';
import type { CrawlResult, ServerRef } from '#crawler/types.ts';
import { type SavedCrawl, saveCrawlResult } from '#db/save-crawl-result.ts';
import { CRAWLER, contextOf, type Prepared, prepare, unchangedOf } from './prepare.ts';
import type { CrawlerParts, CrawlOneOptions, CrawlOutcome } from './types.ts';

/**
 * Lists one server, unless nothing can have changed, and stores what came of it. A server that fails is an outcome; rejects only where the database
 * does, or with the signal's reason. Safe to repeat: the same attempt is stored once.
 */
export async function crawlAndStore(options: CrawlOneOptions, ref: ServerRef): Promise<CrawlOutcome> {
  const prepared = await prepare(options, ref);
  const [unchanged] = await unchangedOf(options, [prepared]);
  return unchanged ?? (await crawlPrepared(options, prepared));
}

/** Lists a server that was found worth starting, and stores what came of it. */
export async function crawlPrepared(options: CrawlOneOptions, prepared: Prepared): Promise<CrawlOutcome> {
  options.signal?.throwIfAborted();
  const { parts = CRAWLER, now = () => new Date() } = options;
  const { resolved: ref, key, failure } = prepared;
  const startedAt = failure === null ? now() : prepared.startedAt;
  const result = failure ?? (await crawl(options, ref));
  const finishedAt = failure === null ? now() : prepared.finishedAt;
  const isSettled = key !== null && isFinal(ref, result, parts);
  const attempt = { ref, crawlKey: key ?? '', startedAt, finishedAt, result, isSettled, compare: COMPARERS };
  const { saved, told } = await save(options, attempt);
  return {
    server: saved.slug,
    name: ref.name,
    status: told.status,
    ...(told.status === 'failed' && failureOf(told)),
    tools: saved.tools,
    dropped: saved.dropped,
    ms: Math.round(finishedAt.getTime() - startedAt.getTime()),
    ...(told.status === 'listed' && told.leakedSecrets?.length && { leakedSecrets: told.leakedSecrets }),
    ...(told.status === 'listed' && told.posture && { posture: told.posture }),
  };
}

function failureOf({ status: _, ...failure }: Extract<CrawlResult, { status: 'failed' }>) {
  return failure;
}

/** `crawlServer` rejects only when aborted; a bug in it is one server's failure all the same, and is named as ours. */
async function crawl(options: CrawlOneOptions, ref: ServerRef): Promise<CrawlResult> {
  const { parts = CRAWLER, signal } = options;
  try {
    return await parts.crawlServer(ref, contextOf(options, ref));
  } catch (error) {
    signal?.throwIfAborted();
    return failedOurselves(error);
  }
}

/** Somebody else's machine may answer otherwise at any time, whatever the key: only what ran here is settled by it. */
function isFinal(ref: ServerRef, result: CrawlResult, parts: CrawlerParts): boolean {
  if (result.status === 'listed') return (result.listing.provenance.reachKind ?? ref.reach.kind) !== 'remote';
  const ways = [ref.reach, ...(ref.alternatives ?? [])];
  if (ways.some(({ kind }) => kind === 'remote')) return false;
  return !result.isOurs && !result.mayPass && parts.isPermanentFailure(result.reason);
}

type Attempt = Parameters<typeof saveCrawlResult>[1];

async function save(
  { db, list }: CrawlOneOptions,
  attempt: Attempt,
): Promise<{ readonly saved: SavedCrawl; readonly told: CrawlResult }> {
  const listed = { ...attempt, ...(list !== undefined && { list }) };
  try {
    return { saved: await saveCrawlResult(db, listed), told: attempt.result };
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    const told = failed('bad-protocol', `${REFUSED_DETAIL}: ${causeOf(error).message}`);
    return { saved: await saveCrawlResult(db, { ...listed, result: told, isSettled: false }), told };
  }
}

const REFUSED_DETAIL = 'The database refused what the server answered, which is a bug of toolrisk';

/** What a stranger's text may provoke (SQLSTATE classes 22 data, 23 constraint, 54 limit) is one server's failure; a lost database is not. */
function isRefusedData(error: unknown): boolean {
  const cause = causeOf(error);
  const code = 'code' in cause ? cause.code : null;
  return typeof code === 'string' && /^(22|23|54)/.test(code);
}

/** The driver's own error: drizzle wraps it in one that prints the whole statement. */
function causeOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? error.cause : error;
}
