import { crawlKey } from '#crawler/crawl-key.ts';
import { type CrawlContext, crawlServer } from '#crawler/crawl-server.ts';
import { isPermanentFailure, retryAfterMs } from '#crawler/failure.ts';
import { resolveRef } from '#crawler/resolve-ref.ts';
import type { CrawlResult, ServerRef } from '#crawler/types.ts';
import { sha256 } from '#db/digests.ts';
import { type KnownCrawl, knownCrawls, type SettledCrawl } from '#db/known-crawls.ts';
import { touchServers } from '#db/touch-servers.ts';
import type { CrawlerParts, CrawlOneOptions, CrawlOutcome } from './types.ts';

export const CRAWLER = { crawlServer, crawlKey, isPermanentFailure, resolveRef } satisfies CrawlerParts;

/** A requested server just before it would be started. */
export interface Prepared {
  /** As the source named it. */
  readonly ref: ServerRef;
  /** With an exact version, where one could be found. */
  readonly resolved: ServerRef;
  /** Why there is none. */
  readonly failure: Extract<CrawlResult, { status: 'failed' }> | null;
  /** Null where there is nothing to compute it from, such as a missing snapshot: the crawl then says why. */
  readonly key: string | null;
  readonly startedAt: Date;
  /** When all of the above was known. Its turn may come much later, which is no time of its own. */
  readonly finishedAt: Date;
}

/** Finds out which version a ref means and what its crawl's key is. Asks a registry at most; starts nothing. */
export async function prepare(options: CrawlOneOptions, ref: ServerRef): Promise<Prepared> {
  options.signal?.throwIfAborted();
  const { now = () => new Date() } = options;
  const startedAt = now();
  const found = await (options.parts?.resolveRef ?? CRAWLER.resolveRef)(ref, contextOf(options, ref));
  const said = found.ok
    ? { resolved: found.ref, failure: null, key: await keyOf(options, found.ref) }
    : { resolved: ref, failure: found.failure, key: null };
  return { ref, ...said, startedAt, finishedAt: now() };
}

async function keyOf(
  { parts = CRAWLER, sandbox, identities = [] }: CrawlOneOptions,
  ref: ServerRef,
): Promise<string | null> {
  try {
    const key = await parts.crawlKey(ref, sandbox.kind);
    // A server that was not asked under these names has not told yet what it shows them.
    return identities.length === 0 ? key : sha256(JSON.stringify([key, ...identities.toSorted()]));
  } catch {
    return null;
  }
}

/** What the crawler is given for one server. */
export function contextOf(options: CrawlOneOptions, ref: ServerRef): CrawlContext {
  const { sandbox, cacheDir, signal, onProgress, allowPrivate, identities, secretsFor, cacheBytes } = options;
  return {
    sandbox,
    cacheDir,
    ...(signal && { signal }),
    ...(allowPrivate !== undefined && { allowPrivate }),
    ...(identities && { identities }),
    ...(secretsFor && { secretsFor }),
    ...(cacheBytes !== undefined && { cacheBytes }),
    onProgress: (progress) => onProgress?.(ref, progress),
  };
}

/**
 * The outcomes of those that starting again would tell nothing new of, in the order of `all`; null for the others. Reads and writes for all of them
 * at once: a thousand unchanged servers cost a few queries.
 */
export async function unchangedOf(
  options: CrawlOneOptions,
  all: readonly Prepared[],
): Promise<(CrawlOutcome | null)[]> {
  const { db, refresh = false, now = () => new Date(), list } = options;
  const asked = all.map(({ resolved, key }) => ({ ref: resolved, crawlKey: key }));
  const known = refresh ? all.map(() => null) : await knownCrawls(db, asked);
  const outcomes = all.map((one, at) => outcomeOf(one, known[at] ?? null, now()));
  const seen = known.flatMap((one, at) => {
    const ref = all[at]?.resolved;
    return one !== null && ref !== undefined && outcomes[at] ? [{ ref, ...one }] : [];
  });
  if (seen.length > 0) await touchServers(db, seen, list ?? null, now());
  return outcomes;
}

function outcomeOf({ ref, failure }: Prepared, known: KnownCrawl | null, now: Date): CrawlOutcome | null {
  const settled = known?.settled ?? null;
  if (known === null || settled === null || failure !== null || isDueAgain(settled, now)) return null;
  const { reason, detail, tools, dropped } = settled;
  return {
    server: known.slug,
    name: ref.name,
    status: 'unchanged',
    ...(reason !== null && { reason, detail: detail ?? '' }),
    tools,
    dropped,
    ms: 0,
  };
}

/** What failed for good is tried again all the same, after as long as its reason is worth waiting. */
function isDueAgain({ reason, finishedAt }: SettledCrawl, now: Date): boolean {
  return reason !== null && now.getTime() - finishedAt.getTime() >= retryAfterMs({ reason });
}
