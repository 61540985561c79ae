import type { crawlKey } from '#crawler/crawl-key.ts';
import type { CrawlContext, CrawlProgress, crawlServer } from '#crawler/crawl-server.ts';
import type { resolveRef } from '#crawler/resolve-ref.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import type { CrawlFailureReason, CrawlResult, ServerPosture, ServerRef } from '#crawler/types.ts';
import type { Db } from '#db/types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

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
  /** What else the failed attempt said; absent where nothing was asked. */
  readonly challenge?: Failure['challenge'];
  readonly retryAfterSeconds?: Failure['retryAfterSeconds'];
  readonly isOurs?: true;
  readonly mayPass?: true;
  readonly tools: number;
  readonly dropped: number;
  readonly ms: number;
  /** Names of passed secrets whose values the server repeated in its list; absent where it repeated none. */
  readonly leakedSecrets?: readonly string[];
  /** What a crawl saw beside the list. Told to `onResult` alone: the outcomes of a whole registry are held in memory. */
  readonly posture?: ServerPosture;
}

/** What of the crawler a crawl uses, to be replaced in tests. */
export interface CrawlerParts {
  readonly crawlServer: typeof crawlServer;
  readonly crawlKey: typeof crawlKey;
  readonly isPermanentFailure: (reason: CrawlFailureReason) => boolean;
  /** Versions that are exact already need none. */
  readonly resolveRef?: typeof resolveRef;
}

/** Everything that crawling and storing one server needs. */
export interface CrawlOneOptions
  extends Pick<CrawlContext, 'cacheDir' | 'allowPrivate' | 'identities' | 'secretsFor' | 'cacheBytes'> {
  readonly db: Db;
  readonly sandbox: Sandbox;
  /** The list that holds the refs, such as `sources.json`. For crawls of all of it alone: what it held and holds no more is marked as unlisted. */
  readonly list?: string | undefined;
  /** Crawl also what would be unchanged. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (ref: ServerRef, progress: CrawlProgress) => void;
  readonly parts?: CrawlerParts;
  readonly now?: () => Date;
}

/** Servers to crawl: a list, or the many of a registry, read as there is room for them. */
export type RefList = readonly ServerRef[] | (AsyncIterable<ServerRef> & { readonly length: number });

export interface CrawlOptions extends CrawlOneOptions {
  readonly refs: RefList;
  /** Servers at a time; by default one a core. */
  readonly concurrency?: number | undefined;
  /** Called once per requested server, as each ends and is stored. */
  readonly onResult?: (outcome: CrawlOutcome) => void;
}
