import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { crawlKey } from '#crawler/crawl-key.ts';
import { type CrawlProgress, crawlServer } from '#crawler/crawl-server.ts';
import { failed, failedOurselves, isPermanentFailure } from '#crawler/failure.ts';
import type { Sandbox, SandboxKind } from '#crawler/sandbox/types.ts';
import type { CrawlFailureReason, CrawlResult, ServerRef } from '#crawler/types.ts';
import { lastSettledCrawl } from '#db/last-crawl.ts';
import { type SavedCrawl, saveCrawlResult } from '#db/save-crawl-result.ts';
import { plainSlug } from '#db/slugs.ts';
import type { Db } from '#db/types.ts';

/** What became of one requested server; also the line that `toolrisk crawl --json` prints. */
export interface CrawlOutcome {
  /** The slug, stored or, where nothing could be stored, the one it would get first. */
  readonly server: string;
  /** The source's own name. */
  readonly name: string;
  readonly status: 'listed' | 'failed' | 'unchanged';
  /** Set where it failed, and where it is unchanged because it failed for good before. */
  readonly reason?: CrawlFailureReason;
  readonly detail?: string;
  readonly tools: number;
  readonly dropped: number;
  readonly ms: number;
}

/** What of the crawler a crawl uses, to be replaced in tests. */
export interface CrawlerParts {
  readonly crawlServer: typeof crawlServer;
  readonly crawlKey: (ref: ServerRef, sandboxKind: SandboxKind) => Promise<string>;
  readonly isPermanentFailure: (reason: CrawlFailureReason) => boolean;
}

/** Servers to crawl: a list, or the many of a registry, read as there is room for them. */
export type RefList = readonly ServerRef[] | (AsyncIterable<ServerRef> & { readonly length: number });

export interface CrawlOptions {
  readonly db: Db;
  readonly refs: RefList;
  readonly sandbox: Sandbox;
  /** Absolute folder for installed packages. */
  readonly cacheDir: string;
  /** Servers at a time; by default one a core. */
  readonly concurrency?: number | undefined;
  /** Crawl also what would be unchanged. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (ref: ServerRef, progress: CrawlProgress) => void;
  /** Called once per requested server, as each ends and is stored. */
  readonly onResult?: (outcome: CrawlOutcome) => void;
  readonly parts?: CrawlerParts;
  readonly now?: () => Date;
}

/**
 * Lists the servers that may have changed and stores each as it ends, so that a killed run loses no finished one. Outcomes are in the order of
 * `refs`. A server that fails is an outcome; rejects only where the database does, or with the signal's reason.
 */
export async function crawlServers(options: CrawlOptions): Promise<CrawlOutcome[]> {
  const concurrency = options.concurrency ?? availableParallelism();
  const queue = new PQueue({ concurrency });
  const outcomes: CrawlOutcome[] = [];
  const trouble = Promise.withResolvers<never>();
  trouble.promise.catch(() => {});
  const tasks: Promise<void>[] = [];
  try {
    for await (const ref of options.refs) {
      const at = tasks.length;
      const task = queue.add(() => crawlOne(options, ref));
      tasks.push(
        task.then((outcome) => {
          outcomes[at] = outcome;
        }, trouble.reject),
      );
      await Promise.race([queue.onSizeLessThan(concurrency), trouble.promise]);
    }
    await Promise.race([Promise.all(tasks), trouble.promise]);
    return outcomes;
  } catch (error) {
    queue.clear();
    // The ones that run still store what they found.
    await queue.onIdle();
    throw error;
  }
}

async function crawlOne(options: CrawlOptions, ref: ServerRef): Promise<CrawlOutcome> {
  options.signal?.throwIfAborted();
  const now = options.now ?? (() => new Date());
  const startedAt = now();
  const key = await keyOf(options, ref);
  const known = key === null || options.refresh ? null : await unchanged(options.db, ref, key);
  const outcome = known ?? (await crawlAndSave(options, ref, key, startedAt, now));
  const timed = { ...outcome, ms: Math.round(now().getTime() - startedAt.getTime()) };
  options.onResult?.(timed);
  return timed;
}

/** Null where there is nothing to compute it from, such as a missing snapshot: the crawl then says why. */
async function keyOf({ parts = CRAWLER, sandbox }: CrawlOptions, ref: ServerRef): Promise<string | null> {
  try {
    return await parts.crawlKey(ref, sandbox.kind);
  } catch {
    return null;
  }
}

async function unchanged(db: Db, ref: ServerRef, key: string): Promise<CrawlOutcome | null> {
  const last = await lastSettledCrawl(db, ref);
  if (last === null || last.crawlKey !== key) return null;
  return {
    server: last.slug,
    name: ref.name,
    status: 'unchanged',
    ...(last.reason !== null && { reason: last.reason, detail: last.detail ?? '' }),
    tools: last.tools,
    dropped: last.dropped,
    ms: 0,
  };
}

async function crawlAndSave(
  options: CrawlOptions,
  ref: ServerRef,
  key: string | null,
  startedAt: Date,
  now: () => Date,
): Promise<CrawlOutcome> {
  const { db, parts = CRAWLER } = options;
  const result = await crawl(options, ref);
  const isSettled = key !== null && isFinal(result, parts);
  const attempt = { ref, crawlKey: key ?? '', startedAt, finishedAt: now(), result, isSettled };
  let saved: SavedCrawl;
  try {
    saved = await saveCrawlResult(db, attempt);
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    const refused = failed('bad-protocol', `${REFUSED_DETAIL}: ${causeOf(error).message}`);
    saved = await saveCrawlResult(db, { ...attempt, result: refused, isSettled: false });
    return { server: saved.slug, name: ref.name, ...refused, tools: 0, dropped: 0, ms: 0 };
  }
  return {
    server: saved.slug,
    name: ref.name,
    status: result.status,
    ...(result.status === 'failed' && { reason: result.reason, detail: result.detail }),
    tools: saved.tools,
    dropped: saved.dropped,
    ms: 0,
  };
}

function isFinal(result: CrawlResult, parts: CrawlerParts): boolean {
  return result.status === 'listed' || (!result.isOurs && parts.isPermanentFailure(result.reason));
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

/** `crawlServer` rejects only when aborted; a bug in it is one server's failure all the same, and is named as ours. */
async function crawl(
  { parts = CRAWLER, sandbox, cacheDir, signal, onProgress }: CrawlOptions,
  ref: ServerRef,
): Promise<CrawlResult> {
  try {
    return await parts.crawlServer(ref, {
      sandbox,
      cacheDir,
      ...(signal && { signal }),
      onProgress: (progress) => onProgress?.(ref, progress),
    });
  } catch (error) {
    signal?.throwIfAborted();
    return failedOurselves(error);
  }
}

const CRAWLER: CrawlerParts = { crawlServer, crawlKey, isPermanentFailure };

/** The refs that `--only` means: by the source's name, the slug it asks for, or the slug it would get. */
export function selectRefs(refs: readonly ServerRef[], only: readonly string[]): ServerRef[] {
  if (only.length === 0) return [...refs];
  const wanted = new Set(only);
  return refs.filter((ref) =>
    [ref.name, ref.slug ?? '', plainSlug(ref.slug ?? ref.name)].some((text) => text !== '' && wanted.has(text)),
  );
}
