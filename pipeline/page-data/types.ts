import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';
import type { PolicyDescription } from '#policy/describe/describe.ts';
import type { ChangeHistory, ChangeRow, ChangesOverview } from './types-changes.ts';
import type { MethodPage } from './types-method.ts';
import type { PolicyControl } from './types-policy.ts';

/*
 * Everything a page shows, computed before rendering: sections hold markup, null checks and loops (STYLE rule 11).
 * All texts are plain text from strangers unless said otherwise; the site prints them with {}.
 * Addresses are site-absolute paths (`/tools/…/`).
 *
 * Files, under the absolute folder that `publish` hands to the build in TOOLRISK_PAGE_DATA:
 *   index.json        PageIndex: ids and where each record lies
 *   site.json         SitePages: the pages there is one of
 *   *.ndjson          one record a line, read by byte offset
 */

/** Where one record lies in an NDJSON chunk. Offsets and lengths in bytes. */
export interface PageLocation {
  readonly id: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface PageIndex {
  /** id `<server slug>/<tool slug>`, record ToolPage */
  readonly tools: readonly PageLocation[];
  /** Ids among `tools` whose definition is shown in part and linked whole. */
  readonly largeDefinitions: readonly string[];
  /** Addresses of servers that turned out to be another one, and of their tools: ids as above, and where they lead now. */
  readonly moved: readonly { readonly id: string; readonly href: string }[];
  /** id `<server slug>`, record ServerPage */
  readonly servers: readonly PageLocation[];
  /** id is the address without leading and trailing slash (`categories/write`, `categories/write/page/2`, `risk/high`, `servers`, `servers/twenty-crm/page/2`), record ListPage */
  readonly lists: readonly PageLocation[];
  /** id as with lists (`changes`, `changes/page/2`, `changes/attack`), record ChangesPage */
  readonly changes: readonly PageLocation[];
}

/** A stretch of a text to print; `marks` are the numbers of the evidence that covers it. */
export interface Segment {
  readonly text: string;
  /** What it is in JSON, for colour. */
  readonly kind: 'plain' | 'key' | 'string' | 'number' | 'literal';
  readonly marks?: readonly number[];
}

export interface EvidenceNote {
  /** As printed beside the mark, from 1. */
  readonly number: number;
  readonly rule: string;
  /** The rule's title, such as "Changes a record". */
  readonly title: string;
  readonly message: string;
  /** Where it points when it is not in the tool's own definition, such as "the server's name". */
  readonly elsewhere: string | null;
  readonly href: string;
}

/** Text that the definition hides, for people to read. */
export interface HiddenNote {
  /** Such as "the description" or "the default of the parameter “by”". */
  readonly where: string;
  /** Such as "tag characters", "Base64", "an HTML comment". */
  readonly way: string;
  /** What it says; null where it cannot be told. */
  readonly decoded: string | null;
  /** The beginning of it as it stands in the definition. */
  readonly raw: string;
}

export interface ParameterRow {
  /** Dotted path, array items as `[]`: `requestBody.accessToken`, `ids[]`. */
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string | null;
  /** Plain words from findings, such as "a secret", "picks one record". */
  readonly notes: readonly string[];
}

export interface RiskStep {
  /** "Write tools start at", "raised: acts on connected accounts, which hold credentials" */
  readonly text: string;
  readonly risk: RiskLevel;
}

/** What a model was asked about a tool, and what came of it beside the rules. */
export interface ModelNote {
  /** Ours: who was asked, and what that settled, raised or added. */
  readonly outcome: string;
  /** The model's own sentence, to be shown as a quotation alone; null where it gave none. */
  readonly words: string | null;
  /** It said itself that it is not sure. */
  readonly isUnsure: boolean;
  /** Number of the evidence that its quotes are marked with; null where it showed no words. */
  readonly evidence: number | null;
}

/** A call of a tool as JSON, so that its exact name survives whatever is in it. */
export interface ToolCallText {
  /** The exact name as a JSON string. */
  readonly tool: string;
  /** An object that fits the input schema, on several lines. */
  readonly args: string;
}

/** One row of a list of tools; `server` is printed where rows of several servers meet. */
export interface ToolRow {
  readonly href: string;
  readonly name: string;
  readonly description: string | null;
  readonly server: string;
  readonly serverHref: string;
  readonly category: Category;
  readonly risk: RiskLevel;
  readonly facets: readonly Facet[];
  readonly needsReview: boolean;
}

export interface ToolPage {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  /** One plain sentence for <title> and <meta name=description>. */
  readonly metaTitle: string;
  readonly metaDescription: string;
  readonly category: Category;
  readonly baselineRisk: RiskLevel;
  readonly risk: RiskLevel;
  readonly riskSteps: readonly RiskStep[];
  readonly facets: readonly Facet[];
  /** 0 to 100, whole. */
  readonly confidencePercent: number;
  readonly needsReview: boolean;
  readonly reviewReasons: readonly string[];
  /** Why this tool needs a policy, in words for this tool: what it does and what a wrong call does. How the risk came about is `riskSteps`, where it was seen `evidence`. */
  readonly whyPolicy: string;
  readonly definition: {
    readonly segments: readonly Segment[];
    /** Set where only the parts with evidence are shown; the whole is served there. */
    readonly wholeHref: string | null;
    readonly wholeText: string | null;
    readonly bytes: number;
  };
  readonly hidden: readonly HiddenNote[];
  readonly evidence: readonly EvidenceNote[];
  /** Null where no model was asked. */
  readonly model: ModelNote | null;
  readonly parameters: readonly ParameterRow[];
  /** How many parameters there are beyond the rows given. */
  readonly moreParameters: number;
  readonly control: PolicyControl;
  /** How to take the recommended policy, and how to see that it works once the gateway has it. */
  readonly use: Pick<PolicyDescription, 'taking' | 'check'>;
  /** A call to try the policy with. */
  readonly call: ToolCallText;
  readonly related: readonly ToolRow[];
  readonly history: ChangeHistory;
  /** ISO date-time (UTC) since when the server no longer lists it, and where it is now if it was renamed; null while it does. */
  readonly gone: { readonly since: string | null; readonly nowHref: string | null } | null;
  readonly server: {
    readonly slug: string;
    readonly title: string;
    readonly href: string;
    readonly policyHref: string;
    readonly toolCount: number;
  };
  /** ISO date-time (UTC). */
  readonly firstSeenAt: string;
  readonly unchangedSince: string;
  /** What exactly was judged, as label and value. */
  readonly judged: readonly { readonly label: string; readonly value: string }[];
}

export interface ServerPage {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
  readonly metaTitle: string;
  readonly metaDescription: string;
  /** One sentence that sums up what its tools can do. */
  readonly summary: string;
  readonly listed: readonly { readonly label: string; readonly value: string }[];
  /** What is known of it beside its list, as label and value; empty where nothing is. */
  readonly posture: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
  readonly dropped: readonly { readonly name: string; readonly reason: string }[];
  readonly toolCount: number;
  readonly byCategory: readonly Count<Category>[];
  readonly byRisk: readonly Count<RiskLevel>[];
  readonly worstRisk: RiskLevel;
  readonly worstTool: ToolRow | null;
  /** The first 100, most severe first. The rest are ListPages with the ids `servers/<slug>/page/2` and so on. */
  readonly tools: readonly ToolRow[];
  readonly pages: number;
  readonly nextHref: string | null;
  /** The policy of the whole server. */
  readonly control: PolicyControl;
  readonly history: ChangeHistory;
  /** What a reader must know before anything else: that nobody names it any more, that it fails. */
  readonly notices: readonly string[];
  readonly unchangedSince: string;
  /** The body of /api/v1/servers/<slug>.json */
  readonly apiText: string;
}

export interface Count<T extends string> {
  readonly key: T;
  readonly count: number;
}

export interface ServerRow {
  readonly href: string;
  readonly title: string;
  readonly name: string;
  readonly toolCount: number;
  readonly worstRisk: RiskLevel;
  readonly worstTool: { readonly name: string; readonly href: string } | null;
  readonly byRisk: readonly Count<RiskLevel>[];
}

/** A list paged at 100. Exactly one of `tools` and `servers` has rows. */
export interface ListPage {
  readonly id: string;
  readonly href: string;
  readonly heading: string;
  readonly lede: string;
  readonly metaTitle: string;
  readonly metaDescription: string;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly tools: readonly ToolRow[];
  readonly servers: readonly ServerRow[];
}

/** A cell of the small chart on `/`: tools of one category by risk. */
export interface CategoryBar {
  readonly category: Category;
  readonly href: string;
  readonly total: number;
  readonly byRisk: readonly Count<RiskLevel>[];
}

/** A stranger's words on how to sign in, made safe to show. */
export interface SignIn {
  /** One line, such as `bearer`. */
  readonly scheme: string;
  /** An http(s) address without a login in it; null where the server names none. */
  readonly describedAt: string | null;
}

export interface FailedServerRow {
  readonly title: string;
  readonly name: string;
  readonly reason: string;
  readonly detail: string;
  /** How it asks people to sign in; null where it does not. */
  readonly signIn: SignIn | null;
}

export interface SitePages {
  readonly home: {
    readonly toolCount: number;
    readonly serverCount: number;
    readonly bars: readonly CategoryBar[];
    /** At most 8, most to guard first. */
    readonly servers: readonly ServerRow[];
    readonly lastCrawlAt: string | null;
    /** The latest few changes that are more than cosmetic. */
    readonly changes: readonly ChangeRow[];
  };
  readonly categories: readonly {
    readonly category: Category;
    readonly label: string;
    readonly means: string;
    readonly href: string;
    readonly count: number;
  }[];
  readonly risks: readonly {
    readonly risk: RiskLevel;
    readonly label: string;
    readonly means: string;
    readonly href: string;
    readonly count: number;
  }[];
  readonly failed: readonly FailedServerRow[];
  readonly method: MethodPage;
  readonly changes: ChangesOverview;
  /** The bodies of /api/v1/index.json and /api/v1/status.json */
  readonly apiIndexText: string;
  readonly apiStatusText: string;
}
