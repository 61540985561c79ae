import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { ServerRef } from '#crawler/types.ts';
import { markUnlisted } from '#db/mark-unlisted.ts';
import { plainSlug } from '#db/slugs.ts';
import { crawlPrepared } from './crawl/crawl-and-store.ts';
import { type Prepared, prepare, unchangedOf } from './crawl/prepare.ts';
import type { CrawlOptions, CrawlOutcome, RefList } from './crawl/types.ts';

export { crawlAndStore } from './crawl/crawl-and-store.ts';
export type { CrawlerParts, CrawlOneOptions, CrawlOptions, CrawlOutcome, RefList } from './crawl/types.ts';

/** Refs that are looked up together: one round of queries for all of them, and no more of a registry in memory than this. */
const BATCH = 500;
/** Requests to npm's registry at a time, for versions that are not exact. */
const RESOLVED_AT_ONCE = 8;

/**
 * Lists the servers that may have changed and stores each as it ends, so that a killed run loses no finished one. Outcomes are in the order of
 * `refs`. A server that fails is an outcome; rejects only where the database does, or with the signal's reason.
 */
export async function crawlServers(options: CrawlOptions): Promise<CrawlOutcome[]> {
  const { concurrency = availableParallelism(), now = () => new Date() } = options;
  const startedAt = now();
  const queue = new PQueue({ concurrency });
  const outcomes: CrawlOutcome[] = [];
  const trouble = Promise.withResolvers<never>();
  trouble.promise.catch(() => {});
  const done = (at: number, outcome: CrawlOutcome) => {
    options.onResult?.(outcome);
    const { posture: _, ...kept } = outcome;
    outcomes[at] = kept;
  };
  try {
    for await (const { start, refs } of batchesOf(options.refs)) {
      const prepared = await prepareAll(options, refs);
      const unchanged = await unchangedOf(options, prepared);
      for (const [index, one] of prepared.entries()) {
        const known = unchanged[index];
        if (known) done(start + index, known);
        else
          queue.add(() => crawlPrepared(options, one)).then((outcome) => done(start + index, outcome), trouble.reject);
      }
      await Promise.race([queue.onSizeLessThan(concurrency), trouble.promise]);
    }
    await Promise.race([queue.onIdle(), trouble.promise]);
    if (options.list !== undefined) await markUnlisted(options.db, options.list, startedAt, now());
    return outcomes;
  } catch (error) {
    queue.clear();
    // The ones that run still store what they found.
    await queue.onIdle();
    throw error;
  }
}

function prepareAll(options: CrawlOptions, refs: readonly ServerRef[]): Promise<Prepared[]> {
  const queue = new PQueue({ concurrency: RESOLVED_AT_ONCE });
  return queue.addAll(refs.map((ref) => () => prepare(options, ref)));
}

async function* batchesOf(refs: RefList): AsyncGenerator<{ start: number; refs: ServerRef[] }> {
  let batch: ServerRef[] = [];
  let start = 0;
  for await (const ref of refs) {
    if (batch.push(ref) < BATCH) continue;
    yield { start, refs: batch };
    start += batch.length;
    batch = [];
  }
  if (batch.length > 0) yield { start, refs: batch };
}

/** The refs that `--only` means: by the source's name, the slug it asks for, or the slug it would get. */
export function selectRefs(refs: readonly ServerRef[], only: readonly string[]): ServerRef[] {
  if (only.length === 0) return [...refs];
  const wanted = new Set(only);
  return refs.filter((ref) =>
    [ref.name, ref.slug ?? '', plainSlug(ref.slug ?? ref.name)].some((text) => text !== '' && wanted.has(text)),
  );
}
