/** Where servers come from. */
export const SERVER_SOURCES = ['config', 'local', 'npm', 'registry', 'remote', 'snapshot'] as const;
export type ServerSource = (typeof SERVER_SOURCES)[number];

/** JSON as it came over the wire, after the border check. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** How a program is started: the arguments and variables that a source states; nothing of the caller's environment is added. */
export interface StartSettings {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Names in `env`, sorted, whose values are placeholders: the source gave none, or gave a secret that is not passed on. */
  readonly placeholders?: readonly string[];
}

/** The kinds of package that the official registry knows (server.json of 2025-12-11) and that are not npm's. */
export const FOREIGN_PACKAGE_TYPES = ['pypi', 'oci', 'nuget', 'cargo', 'mcpb', 'go'] as const;
export type ForeignPackageType = (typeof FOREIGN_PACKAGE_TYPES)[number];

/** How a server is reached. */
export type ServerReach =
  | ({
      readonly kind: 'npm';
      /** The package's name, such as `@modelcontextprotocol/server-memory`. */
      readonly package: string;
      /** An exact version, or a range or tag (`latest`) that `resolveRef` turns into one before anything is started. */
      readonly version: string;
      /** Which of the package's commands is started, where it is not the one that npx would choose by the package's name. */
      readonly command?: string;
    } & StartSettings)
  | ({
      readonly kind: 'local';
      /** Absolute path of a folder that holds the server. */
      readonly folder: string;
      /** The script inside `folder` that Node runs. */
      readonly script: string;
      /** True for the bundled example alone: ours, so it may run without a sandbox. */
      readonly isTrusted: boolean;
    } & StartSettings)
  | ({
      readonly kind: 'command';
      /** A command of this machine as a client's configuration names it: a path, or a name to be looked up in PATH. */
      readonly command: string;
      /** Absolute folder it is started in, null where the configuration names none. */
      readonly cwd: string | null;
    } & StartSettings)
  | ({
      readonly kind: 'foreign';
      /** A package that needs a runtime beside Node; started where that is installed, otherwise `no-runtime`. */
      readonly packageType: ForeignPackageType;
      /** As the registry names it: a PyPI project, an image reference, a NuGet id, the address of a bundle. */
      readonly identifier: string;
      /** Empty where none is stated. */
      readonly version: string;
      /** Which of the package's commands is started, where it is not the one named like the package. */
      readonly command?: string;
      /** SHA-256 (hex) that the file at `identifier` must have: a bundle's, as its entry states it. */
      readonly fileSha256?: string;
    } & StartSettings)
  | {
      readonly kind: 'remote';
      /** http: or https:. */
      readonly url: string;
      /** `auto` tries streamable HTTP and falls back to SSE, as the protocol advises clients to do. */
      readonly transport: 'streamable-http' | 'sse' | 'auto';
      readonly headers: Readonly<Record<string, string>>;
      /** Names in `headers`, sorted, whose values are placeholders. */
      readonly placeholders?: readonly string[];
    }
  | {
      readonly kind: 'snapshot';
      /** Absolute path of a saved `tools/list` answer. */
      readonly file: string;
    };

export type ReachOf<Kind extends ServerReach['kind']> = Extract<ServerReach, { kind: Kind }>;

/** One server as a source named it. It holds no secret: what looks like one is a placeholder here (see secrets/). */
export interface ServerRef {
  readonly source: ServerSource;
  /** The source's own name: the package's, the folder's, the registry's reverse-DNS name, the key in a client's configuration. */
  readonly name: string;
  /** The slug the source asks for (`sources.json` may); otherwise the database makes one from `name`. */
  readonly slug?: string;
  /** A name for people, such as `Twenty CRM`. */
  readonly title?: string;
  readonly description?: string;
  readonly reach: ServerReach;
  /** Other ways to the same server, tried in order where `reach` gives no list: a registry names packages and remotes side by side. */
  readonly alternatives?: readonly ServerReach[];
  /** Where the source says its code lives; a claim until something bears it out. */
  readonly repository?: { readonly url: string; readonly subfolder?: string };
  /** Set for `registry`: the entry it comes from. */
  readonly registryEntry?: {
    readonly registry: string;
    readonly name: string;
    readonly version: string;
    readonly status: 'active' | 'deprecated';
  };
  /** Set for `config`: the client's id (`claude-code`), the absolute file, and the project's folder where the entry is for one alone. */
  readonly configEntry?: { readonly client: string; readonly file: string; readonly project?: string };
  /** Names of the secrets that a person passes to this server, sorted: such a list is another one than without them. */
  readonly passedSecrets?: readonly string[];
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
  /** How it was isolated: `bwrap`, `container` (docker or podman), `none`, or `not-run` for a snapshot and a remote. */
  readonly sandbox: 'bwrap' | 'container' | 'none' | 'not-run';
  /** Which way to the server gave the list, where its source names several. */
  readonly reachKind?: ServerReach['kind'];
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

/** What a remote said when it refused: how a person would sign in. Every text is a stranger's, one line, cut. */
export interface AuthChallenge {
  /** The scheme of `WWW-Authenticate`, lower case, such as `bearer`. */
  readonly scheme: string;
  /** `resource_metadata` of RFC 9728, where it is an http(s) address. */
  readonly resourceMetadata: string | null;
}

/** What is known of a server beside its list and costs nothing more. Every field is null where it is not known, never a guess. */
export interface ServerPosture {
  /** The registry entry that the package says it is (`mcpName` of its package.json); a claim until the entry names the package too. */
  readonly registryName?: string | null;
  /** The folder of its repository that the package says it comes from (`repository.directory`). */
  readonly repositoryFolder?: string | null;
  /** The package or one of its dependencies has scripts that `npm install` would run. They were not run. */
  readonly installScripts: readonly string[] | null;
  /** The registry's words where this version is deprecated, an empty text where it is not. */
  readonly deprecated: string | null;
  /** ISO times: this version, and the package's first. */
  readonly publishedAt: string | null;
  readonly packageCreatedAt: string | null;
  /** The repository that the package names, as an address for people. */
  readonly packageRepository: string | null;
  /** Whether the package names the repository that the source names for the server. */
  readonly isRepositoryMatch: boolean | null;
  /** The registry lists a provenance attestation for this version (its signature is not checked here). */
  readonly hasProvenance: boolean | null;
  /** Packages in the installed tree, itself not counted. */
  readonly dependencyCount: number | null;
  /** Paths the server wrote until it had listed, under `~/` and `/tmp/`, sorted, at most 50. */
  readonly wroteAtStart: readonly string[] | null;
  /** `host:port` it asked for until it had listed, sorted, at most 50. Best effort: a server that hides can. */
  readonly reachedForAtStart: readonly string[] | null;
}

/** The same server's answer to another `clientInfo.name`. Only asked for with `--identities`. */
export interface IdentityListing {
  readonly clientName: string;
  readonly tools: readonly Tool[];
}

/** The server listed other tools when it was asked again a moment later, in the same session. `listing` holds the first answer. */
export interface UnstableList {
  /** SHA-256 (hex) over the sorted definitions of each answer; neither is the digest that a stored listing goes by. */
  readonly firstDigest: string;
  readonly secondDigest: string;
  /** Names of tools that are in one answer alone or differ, well-formed, at most 20. */
  readonly tools: readonly string[];
}

export type CrawlResult =
  | {
      readonly status: 'listed';
      readonly listing: ToolListing;
      readonly unstable?: UnstableList;
      readonly posture?: ServerPosture;
      /** Lists that other client names were given, where they differ from `listing`. */
      readonly identities?: readonly IdentityListing[];
      /** Names of the secrets (variables, headers, arguments) whose values the server repeated in its list; they are redacted there. */
      readonly leakedSecrets?: readonly string[];
    }
  | {
      readonly status: 'failed';
      readonly reason: CrawlFailureReason;
      /** One line for people: what happened and, where known, what to do. At most 300 characters, control characters removed. */
      readonly detail: string;
      /** Set where this machine or the crawler is to blame, such as a full disk: whatever the reason, another run may succeed. */
      readonly isOurs?: true;
      /** Set where an equal attempt may succeed: a remote that was down or too busy, or another of several ways that failed so. */
      readonly mayPass?: true;
      readonly challenge?: AuthChallenge;
      /** Seconds after which the other side asks to be tried again (`Retry-After`). */
      readonly retryAfterSeconds?: number;
    };
