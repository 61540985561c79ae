/** Where servers come from. `config`, `registry` and `remote` are named here because the words are one system; their sources come later. */
export const SERVER_SOURCES = ['config', 'local', 'npm', 'registry', 'remote', 'snapshot'] as const;
export type ServerSource = (typeof SERVER_SOURCES)[number];

/** JSON as it came over the wire, after the border check. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** How a server is reached. Arguments and variables are the ones a source states; nothing of the caller's environment is added. */
export type ServerReach =
  | {
      readonly kind: 'npm';
      /** The package's name, such as `@modelcontextprotocol/server-memory`. */
      readonly package: string;
      /** An exact version. A source that was given a range or tag resolves it first. */
      readonly version: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'local';
      /** Absolute path of a folder that holds the server. */
      readonly folder: string;
      /** The script inside `folder` that Node runs. */
      readonly script: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      /** True for the bundled example alone: ours, so it may run without a sandbox. */
      readonly isTrusted: boolean;
    }
  | {
      readonly kind: 'snapshot';
      /** Absolute path of a saved `tools/list` answer. */
      readonly file: string;
    };

/** One server as a source named it. */
export interface ServerRef {
  readonly source: ServerSource;
  /** The source's own name: the package name, the example's folder name, the snapshot's file name without its ending. */
  readonly name: string;
  /** The slug the source asks for (`sources.json` may); otherwise the database makes one from `name`. */
  readonly slug?: string;
  /** A name for people, such as `Twenty CRM`. */
  readonly title?: string;
  readonly description?: string;
  readonly reach: ServerReach;
}

/** Hints from a stranger, as in MCP `tools/list`. */
export interface ToolAnnotations {
  readonly title?: string;
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
  readonly idempotentHint?: boolean;
  readonly openWorldHint?: boolean;
}

/** One tool as in MCP `tools/list`, checked and made well-formed (no NUL, no lone surrogate). */
export interface Tool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject;
  readonly annotations?: ToolAnnotations;
}

/** What `initialize` said about the server. Every text is a stranger's. */
export interface ServerInfo {
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
  readonly websiteUrl?: string;
  /** `instructions` of the initialize answer. */
  readonly instructions?: string;
}

/** A tool of the answer that was not kept. */
export interface DroppedTool {
  /** Position in the server's answer, over all pages, from 0. */
  readonly index: number;
  /** Its name if it had one that is text, cut to 100 characters. */
  readonly name: string | null;
  readonly reason: string;
}

/** What exactly was judged: enough to ask the same question again. */
export interface ListingProvenance {
  readonly resolvedVersion: string | null;
  /** The tarball's integrity as the registry states it and npm checked it (`sha512-…`). */
  readonly integrity: string | null;
  /** SHA-256 (hex) of the installed dependency tree's lock file. */
  readonly lockDigest: string | null;
  /** Node version that ran the server (`v24.…`), null for a snapshot. */
  readonly nodeVersion: string | null;
  readonly args: readonly string[];
  /** Names of the variables that the source gave, sorted. Values are not kept. */
  readonly variables: readonly string[];
  /** Names of variables that were filled with placeholders because the server asked for them, sorted. */
  readonly placeholders: readonly string[];
  /** SHA-256 (hex) over arguments, variable names and placeholder names: lists depend on configuration. */
  readonly configFingerprint: string;
  /** How it was isolated: `bwrap`, `none`, or `not-run` for a snapshot. */
  readonly sandbox: 'bwrap' | 'none' | 'not-run';
}

/** What one server answered at one time: the stored raw fact. */
export interface ToolListing {
  readonly serverInfo: ServerInfo | null;
  readonly protocolVersion: string | null;
  readonly tools: readonly Tool[];
  readonly dropped: readonly DroppedTool[];
  /** Things worth telling a person that cost no tool: lines of stdout that were not JSON, text that had to be made well-formed. */
  readonly notes: readonly string[];
  readonly provenance: ListingProvenance;
}

/** Why a server could not be listed. */
export const CRAWL_FAILURE_REASONS = [
  'not-found',
  'install-failed',
  'needs-credentials',
  'needs-backend',
  'needs-oauth',
  'crashed',
  'timeout',
  'too-large',
  'bad-protocol',
  'no-tools',
  'no-runtime',
  'no-sandbox',
  'unsafe-address',
] as const;
export type CrawlFailureReason = (typeof CRAWL_FAILURE_REASONS)[number];

export type CrawlResult =
  | { readonly status: 'listed'; readonly listing: ToolListing }
  | {
      readonly status: 'failed';
      readonly reason: CrawlFailureReason;
      /** One line for people: what happened and, where known, what to do. At most 300 characters, control characters removed. */
      readonly detail: string;
      /** Set where this machine or the crawler is to blame, such as a full disk: whatever the reason, another run may succeed. */
      readonly isOurs?: true;
    };
