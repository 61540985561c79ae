import type { Category, Facet } from '#classifier/taxonomy.ts';
import type { JsonObject } from '#crawler/types.ts';

/** policy.json, version "1". Unknown keys are errors; see policy/schema.ts. */
export interface Policy {
  readonly version: '1';
  readonly default: 'allow' | 'deny';
  /** Removed from `tools/list` and denied; `*` hides all. */
  readonly hide?: readonly string[];
  readonly all_tools?: { readonly limits: readonly Limit[] };
  /** By exact tool name; `{}` allows under default deny. */
  readonly tools?: Readonly<Record<string, ToolRules>>;
}

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

export const POLICY_PROFILES = ['recommended'] as const;
export type PolicyProfile = (typeof POLICY_PROFILES)[number];

/** What a recommendation needs to know of one tool. */
export interface JudgedTool {
  readonly name: string;
  readonly category: Category;
  readonly facets: readonly Facet[];
  readonly inputSchema: JsonObject;
}
