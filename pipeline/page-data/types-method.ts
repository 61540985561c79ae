import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';

/** Generated from the taxonomy and the rules. */
export interface MethodPage {
  readonly rulesetVersion: string;
  /** In the taxonomy's order. */
  readonly categories: readonly {
    readonly category: Category;
    readonly label: string;
    readonly means: string;
    readonly baseline: RiskLevel;
    readonly rule: string;
  }[];
  /** Labels of the categories, the one that wins over all others first. */
  readonly precedence: readonly string[];
  readonly risks: readonly { readonly risk: RiskLevel; readonly label: string; readonly means: string }[];
  readonly facets: readonly { readonly facet: Facet; readonly label: string; readonly means: string }[];
  readonly cases: readonly MethodCase[];
  /** What raises a risk, the highest level first, then what lowers one. */
  readonly movers: readonly MethodMover[];
  readonly terms: readonly { readonly term: string; readonly means: string; readonly rule: RuleLink }[];
  /** Below this share of certainty a person is asked to look, such as 75. */
  readonly reviewBelowPercent: number;
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly rationale: string;
    readonly whenWrong: string;
    readonly references: readonly string[];
    readonly toolCount: number;
  }[];
}

/** A rule by its title and its place on the method page. */
export interface RuleLink {
  readonly title: string;
  readonly href: string;
}

export interface MethodCase {
  readonly what: string;
  readonly examples: readonly string[];
  readonly category: Category;
  readonly risk: RiskLevel;
  readonly rule: RuleLink;
}

export interface MethodMover {
  readonly move: 'raise' | 'lower';
  readonly to: RiskLevel;
  /** Labels of the categories that it counts for; empty for all. */
  readonly within: readonly string[];
  readonly rules: readonly RuleLink[];
}
