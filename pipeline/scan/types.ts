import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import type { CrawlFailureReason, ServerPosture, ServerReach, ServerRef, Tool, ToolListing } from '#crawler/types.ts';

/** Everything one scan found out: what `toolrisk scan --json` prints. Texts of strangers are in it as they came; those made for people are one line and visible. */
export interface ScanResult {
  /** Of this shape: raised when a field changes its meaning or goes. */
  readonly version: 1;
  /** `listed`: servers were started or asked; `static`: what was already known was looked up. */
  readonly mode: 'listed' | 'static';
  /** How servers were isolated: `absent` where none could be started, null in a static scan. */
  readonly sandbox: 'bwrap' | 'none' | 'absent' | null;
  readonly configs: readonly ScannedConfig[];
  readonly servers: readonly ScannedServer[];
  /** The worst first. */
  readonly findings: readonly ScanFinding[];
  readonly counts: ScanCounts;
}

/** One file that was read. */
export interface ScannedConfig {
  /** The client's id (`claude-code`); null for a file of no known client. */
  readonly client: string | null;
  /** Where the client looks for it; null for a file that was named. */
  readonly scope: string | null;
  /** Absolute. */
  readonly file: string;
  readonly servers: number;
  /** Why it could not be read, for people. */
  readonly problem: string | null;
}

/** Where a server is named. */
export interface ServerPlace {
  readonly client: string | null;
  readonly file: string;
  /** Absolute folder of the project it is for; null for a server of all of a person's work. */
  readonly project: string | null;
  /** The key it has there. */
  readonly name: string;
  /** From 1; null where the file's format does not tell. */
  readonly line: number | null;
  readonly isDisabled: boolean;
}

export type ScanStatus = 'listed' | 'not-listed' | 'disabled';

export interface ScannedServer {
  /** Unique in the result: the first place's key, with the client's id where two servers share one. */
  readonly name: string;
  readonly places: readonly ServerPlace[];
  /** How it is reached, for people, without values: `npm @scope/name@1.2.3`. Null where the entry could not be read. */
  readonly reach: string | null;
  readonly kind: ServerReach['kind'] | null;
  readonly status: ScanStatus;
  /** Set where it is not listed: the crawler's reason, or `no-entry` (the configuration's entry could not be read), `not-asked`
   * (left out by an option) or `not-in-catalogue` (a static scan knows nothing of it). */
  readonly reason: NotListedReason | null;
  readonly detail: string | null;
  /** The exact version that was listed, where there is one. */
  readonly version: string | null;
  readonly tools: readonly ScannedTool[];
  /** Tools of its answer that could not be read, and so are not judged. */
  readonly dropped: number;
}

export type NotListedReason = CrawlFailureReason | 'no-entry' | 'not-asked' | 'not-in-catalogue';

export interface ScannedTool
  extends Pick<Classification, 'category' | 'risk' | 'confidence' | 'needsReview' | 'facets' | 'rationale'> {
  /** The exact name. */
  readonly name: string;
  /** SHA-256 (hex) of the definition's canonical JSON. */
  readonly digest: string;
}

/** Something that a person should know before an agent uses these servers. */
export interface ScanFinding {
  /** Of the check, such as `hidden-instructions`. */
  readonly id: string;
  /** `unknown`: nobody could look, so it is not low. */
  readonly level: RiskLevel;
  /** One plain sentence, one line, visible characters alone. */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly where: FindingPlace;
  /** Further tools that it rests on, such as the other legs of a flow. */
  readonly related: readonly FindingPlace[];
  /** 16 hex digits that stay the same while the same thing is found in the same place; lines and versions do not count. */
  readonly fingerprint: string;
}

export interface FindingPlace {
  /** Absolute path of the configuration file; null where no file is at hand, such as for a saved answer. */
  readonly file: string | null;
  readonly line: number | null;
  readonly client: string | null;
  /** The name of a ScannedServer. */
  readonly server: string | null;
  /** A tool's exact name. */
  readonly tool: string | null;
  /** JSON Pointer into the tool's definition (`/description`), or the name of a setting (`env GITHUB_TOKEN`). */
  readonly pointer: string | null;
}

export interface ScanCounts {
  readonly servers: Readonly<Record<ScanStatus, number>>;
  readonly tools: Readonly<Record<RiskLevel, number>>;
  readonly findings: Readonly<Record<RiskLevel, number>>;
}

/** One server in the middle of a scan: with its definitions and judgements whole. */
export interface SceneServer {
  readonly name: string;
  readonly places: readonly ServerPlace[];
  readonly ref: ServerRef | null;
  readonly reach: string | null;
  /** Names of the values in the configuration that look like secrets, by place. */
  readonly secrets: readonly SecretInFile[];
  readonly answer: ServerAnswer;
}

export interface SecretInFile {
  readonly place: ServerPlace;
  /** Such as `env GITHUB_TOKEN`; never the value. */
  readonly name: string;
}

/** What came of asking it. */
export type ServerAnswer =
  | {
      readonly status: 'listed';
      readonly listing: ToolListing;
      readonly tools: readonly SceneTool[];
      /** Of the text it gives every model at the start (`instructions`), judged as if a tool said it; null without one. */
      readonly instructions: SceneTool | null;
      readonly posture: ServerPosture | null;
      readonly leakedSecrets: readonly string[];
    }
  | { readonly status: 'not-listed'; readonly reason: NotListedReason; readonly detail: string }
  | { readonly status: 'disabled' };

export interface SceneTool {
  readonly tool: Tool;
  readonly classification: Classification;
}

/** The servers that one agent has at once: those of one client in one project, or of one file of no known client. */
export interface AgentView {
  /** For people: `Claude Code`, `Claude Code in app`, or the file's name. */
  readonly title: string;
  readonly client: string | null;
  /** Listed servers alone. */
  readonly servers: readonly SceneServer[];
}

/** What checks look at. */
export interface Scene {
  readonly configs: readonly ScannedConfig[];
  readonly servers: readonly SceneServer[];
  readonly agents: readonly AgentView[];
}

/** A tool with the server it is of. */
export interface ToolInScene {
  readonly server: SceneServer;
  readonly tool: Tool;
  readonly category: Category;
  readonly facets: readonly Facet[];
  readonly classification: Classification;
}

/** One question about a person's servers together; see checks/. */
export interface ScanCheck {
  readonly id: string;
  /** A few words for a heading. */
  readonly title: string;
  /** The level of most of its findings, for lists of checks. */
  readonly level: RiskLevel;
  /** Why it matters, for people. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** True where it asks what one agent has at once, and so sees a server once for each of its projects. */
  readonly isOfAgent?: true;
  readonly find: (scene: Scene) => Iterable<FoundPart>;
}

/** A finding before what is the same for all of a check is added. */
export interface FoundPart {
  readonly level?: RiskLevel;
  readonly message: string;
  readonly fix?: string;
  readonly where: FindingPlace;
  readonly related?: readonly FindingPlace[];
}
