import { SURE_ENOUGH } from '#classifier/sure-enough.ts';
import {
  BASELINE_RISK,
  CATEGORIES,
  CATEGORY_TEXT,
  type Category,
  compareCategory,
  FACET_TEXT,
  FACETS,
  RISK_LEVELS,
  RISK_TEXT,
} from '#classifier/taxonomy.ts';
import type { RuleText } from '#classifier/types.ts';
import { methodMovers } from './method-movers.ts';
import type { MethodCase, MethodPage, RuleLink } from './types-method.ts';

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
    precedence: precedence(),
    risks: RISK_LEVELS.map((risk) => ({ risk, ...RISK_TEXT[risk] })),
    facets: FACETS.map((facet) => ({ facet, ...FACET_TEXT[facet] })),
    cases: rules.flatMap(casesOf),
    movers: methodMovers(rules),
    terms: rules.flatMap((rule) => (rule.terms ?? []).map((term) => ({ ...term, rule: ruleLink(rule) }))),
    reviewBelowPercent: Math.round(SURE_ENOUGH * 100),
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

export function ruleLink({ id, title }: RuleText): RuleLink {
  return { title, href: `#${id}` };
}

/** `unknown` competes with none: it is what is left where no rule states a category. */
function precedence(): string[] {
  return CATEGORIES.filter((category) => category !== 'unknown')
    .toSorted((left, right) => compareCategory(right, left))
    .map((category) => CATEGORY_TEXT[category].label);
}

function casesOf(rule: RuleText): MethodCase[] {
  return (rule.cases ?? []).map(({ what, examples, category, risk }) => ({
    what,
    examples,
    category,
    risk,
    rule: ruleLink(rule),
  }));
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
