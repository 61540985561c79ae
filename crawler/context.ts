import type { CrawlLimits } from './limits.ts';
import type { Sandbox } from './sandbox/types.ts';

/** What a crawl is doing right now, for a person who waits. */
export type CrawlProgress =
  | { readonly kind: 'installing'; readonly package: string; readonly version: string }
  | { readonly kind: 'starting' }
  /** The server named variables it misses: it is started once more with placeholders for them. */
  | { readonly kind: 'restarting'; readonly placeholders: readonly string[] };

/** Everything from outside that crawling one server needs. */
export interface CrawlContext {
  readonly sandbox: Sandbox;
  /** Absolute folder for installed packages and npm's cache; created when missing. */
  readonly cacheDir: string;
  /** Overrides of single limits. */
  readonly limits?: Partial<CrawlLimits>;
  /** Aborting it ends the server and rejects the crawl with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
}
