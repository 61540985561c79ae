import {
  BASELINE_RISK,
  CATEGORIES,
  CATEGORY_TEXT,
  type Category,
  FACET_TEXT,
  FACETS,
  RISK_LEVELS,
  RISK_TEXT,
} from '#classifier/taxonomy.ts';
import type { RuleText } from '#classifier/types.ts';
import type { MethodPage } from './types.ts';

/** The method page, from the taxonomy and the rules' own texts; `toolCounts` is how many tools each rule spoke of, by its id. */
export function methodPage(
  rules: readonly RuleText[],
  rulesetVersion: string,
  toolCounts: ReadonlyMap<string, number>,
): MethodPage {
  return {
    rulesetVersion,
    categories: CATEGORIES.map((category) => ({
      category,
      ...CATEGORY_TEXT[category],
      baseline: BASELINE_RISK[category],
      rule: RULE[category],
    })),
    risks: RISK_LEVELS.map((risk) => ({ risk, ...RISK_TEXT[risk] })),
    facets: FACETS.map((facet) => ({ facet, ...FACET_TEXT[facet] })),
    rules: rules.map(({ id, title, question, rationale, whenWrong, references }) => ({
      id,
      title,
      question,
      rationale,
      whenWrong,
      references,
      toolCount: toolCounts.get(id) ?? 0,
    })),
  };
}

/** What the recommended policy does with a category's tools, whose facets ask for nothing more. */
const RULE = {
  read: 'Allowed.',
  write: 'Allowed, at most 30 calls a minute.',
  execute: 'Allowed, at most 10 calls a minute.',
  destructive: 'Hidden and refused.',
  financial: 'Refused, unless a person approves where one can be asked.',
  unknown: 'Not listed, so the default refuses it.',
} as const satisfies Record<Category, string>;
