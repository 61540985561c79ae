import type { Tool } from '#crawler/types.ts';
import { leadingFinding } from '../evaluate.ts';
import { type Category, compareCategory } from '../taxonomy.ts';
import { type Classification, type Finding, type ModelOpinion, STRENGTHS } from '../types.ts';
import { speaksOfLabels } from './speaks-of-labels.ts';
import type { ToolAnswer } from './types.ts';

/**
 * What comes of the category that a model said. It may settle one that the rules left open, weak or contested. It may not go below what a
 * strong rule found, and where the text carries hidden instructions, which the model has read too, it may only make matters worse.
 */
export function categoryEffect(tool: Tool, rules: Classification, answer: ToolAnswer): ModelOpinion['effect'] {
  const said = answer.category;
  if (said === rules.category) return 'confirmed';
  if (said === 'unknown' || !maySettle(rules, answer)) return 'overruled';
  return isSuspect(tool, rules, answer) && !isRaise(rules.category, said) ? 'overruled' : 'settled';
}

/** The rules or the model found hidden instructions, or the text tells whoever labels it how. */
export function isSuspect(tool: Tool, rules: Classification, answer: ToolAnswer): boolean {
  const facets = [...rules.facets, ...answer.facets.map(({ facet }) => facet)];
  return facets.includes('hidden-instructions') || speaksOfLabels(tool);
}

/** An open category is not below any: saying what it is could only make it look harmless. */
function isRaise(from: Category, to: Category): boolean {
  return from !== 'unknown' && compareCategory(to, from) > 0;
}

function maySettle(rules: Classification, answer: ToolAnswer): boolean {
  const leading = leadingFinding(rules.findings);
  if (leading === null) return true;
  if (answer.isUnsure || answer.categoryEvidence === null) return false;
  if (leading.strength !== 'strong') return true;
  return isContested(rules, leading) && compareCategory(answer.category, rules.category) > 0;
}

/** Another category is stated nearly as strongly. */
function isContested(rules: Classification, leading: Finding): boolean {
  return rules.findings.some(
    (one) =>
      one.error === undefined &&
      one.indicates.category !== undefined &&
      one.indicates.category !== leading.indicates.category &&
      one.strength !== STRENGTHS[0],
  );
}
