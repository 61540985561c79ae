import type { ParameterRole } from '#classifier/reading/types.ts';
import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';

/** policy.json, version "1". Unknown keys are errors; see policy/schema/schema.ts. What it means is in policy/evaluate.ts and docs/policy.md. */
export interface Policy {
  readonly version: '1';
  readonly default: 'allow' | 'deny';
  /** Removed from `tools/list` and denied; `*` hides all. */
  readonly hide?: readonly string[];
  /** Counted over every call. */
  readonly all_tools?: { readonly limits: readonly Limit[] };
  /** By exact tool name; `{}` allows under default deny. */
  readonly tools?: Readonly<Record<string, ToolRules>>;
}

/** `on_deny` of exactly this text means: ask a person where one can be asked, and deny everywhere else. */
export const ASK_A_PERSON = 'Requires human approval.';

/** Removes every tool of the server when it stands in `hide`. */
export const HIDE_ALL = '*';

export interface ToolRules {
  readonly require?: readonly PolicyRule[];
  readonly deny_if?: readonly PolicyRule[];
  readonly limits?: readonly Limit[];
}

export interface PolicyRule {
  /** ANDed. `deny_if` with none always denies. */
  readonly conditions: readonly Condition[];
  readonly on_deny?: string;
}

export const CONDITION_OPERATORS = [
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'not_in',
  'exists',
  'regex',
  'contains',
] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export interface Condition {
  /** `args.a.b` */
  readonly path: string;
  readonly op: ConditionOperator;
  readonly value: string | number | boolean | null | readonly (string | number | boolean | null)[];
}

export const LIMIT_WINDOWS = ['minute', 'hour', 'day'] as const;
export type LimitWindow = (typeof LIMIT_WINDOWS)[number];

export interface Limit {
  readonly counter: string;
  /** Aligned to the calendar in UTC. */
  readonly window: LimitWindow;
  readonly max: number;
  readonly scope: 'grant';
}

/** How strict a recommendation is; each is explained in policy/profiles/. */
export const POLICY_PROFILES = ['recommended', 'strict', 'read-only'] as const;
export type PolicyProfile = (typeof POLICY_PROFILES)[number];

/** What a recommendation needs to know of one tool. */
export interface JudgedTool {
  readonly name: string;
  readonly category: Category;
  readonly risk: RiskLevel;
  readonly facets: readonly Facet[];
  /** Those that a rule on arguments may hold. */
  readonly parameters: readonly JudgedParameter[];
}

/** What a parameter is for: as the classifier reads it, or a path on the disk of the server, to read or to write. */
export type JudgedRole = ParameterRole | 'local-path';

/** One parameter of a tool with what it is for. */
export interface JudgedParameter {
  /** As conditions write it: `args.request.url`; through lists without an index. Null where a name in it cannot be written so (it holds a dot, or is empty). */
  readonly path: string | null;
  readonly roles: readonly JudgedRole[];
  /** The query language that its description names (`sql`, `cypher`), where a query has a role; left out where it names none. */
  readonly language?: string;
  /** It and everything it lies in has to be given. */
  readonly isRequired: boolean;
  /** Its JSON type, where the schema names exactly one. */
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object' | null;
  /** A list whose elements are objects: conditions on the list itself compare no text of theirs. */
  readonly isOfRecords?: boolean;
  /** The texts it is limited to by its schema; empty where it is free. */
  readonly choices: readonly string[];
}
