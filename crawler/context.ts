import type { CrawlLimits } from './limits.ts';
import type { Sandbox } from './sandbox/types.ts';
import type { ServerReach, ServerRef } from './types.ts';

/** What a crawl is doing right now, for a person who waits. */
export type CrawlProgress =
  | { readonly kind: 'installing'; readonly package: string; readonly version: string }
  | { readonly kind: 'starting' }
  /** The server named variables it misses: it is started once more with placeholders for them. */
  | { readonly kind: 'restarting'; readonly placeholders: readonly string[] };

/** What a person chose to pass to one server with `--use-secrets`. Lives in memory alone: never in a ref, a log or the database. */
export interface PassedSecrets {
  /** The ref's reach with the real values in place of the placeholders. */
  readonly reach: ServerReach;
  /** By the name they go under (`env GITHUB_TOKEN`, `header Authorization`, `argument 3`): what must not appear in a listing. */
  readonly values: Readonly<Record<string, string>>;
}

/** Everything from outside that crawling one server needs. */
export interface CrawlContext {
  readonly sandbox: Sandbox;
  /** Absolute folder for installed packages and npm's cache; created when missing. */
  readonly cacheDir: string;
  /** Bytes that the folder may grow to; see install/prune-cache.ts. */
  readonly cacheBytes?: number;
  /** Overrides of single limits. */
  readonly limits?: Partial<CrawlLimits>;
  /** Aborting it ends the server and rejects the crawl with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
  /** Lets remotes at private, loopback and link-local addresses be asked. Off unless a person says so. */
  readonly allowPrivate?: boolean;
  /** Further `clientInfo.name`s that each server is listed as once more (`--identities`). */
  readonly identities?: readonly string[];
  /** The `clientInfo.name` to list under, where it is not our own. */
  readonly clientName?: string;
  readonly secretsFor?: (ref: ServerRef) => PassedSecrets | null;
}
