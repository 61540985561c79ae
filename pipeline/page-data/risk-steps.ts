import { MODEL_RULE } from '#classifier/llm/model-findings.ts';
import { CATEGORY_TEXT } from '#classifier/taxonomy.ts';
import type { Classification, RiskMove } from '#classifier/types.ts';
import { shownName } from '#policy/visible-text.ts';
import { cut } from './shown-text.ts';
import type { RiskStep } from './types.ts';

const MAX_STEP_LENGTH = 300;

/** How the risk came about, as a page prints it: the category's start, then each move with its reason. */
export function riskSteps(classification: Classification): RiskStep[] {
  return classification.riskMoves.map((step) => ({ text: stepText(classification, step), risk: step.to }));
}

function stepText({ category, model }: Classification, { move, because, rule }: RiskMove): string {
  if (move === 'start') return `${CATEGORY_TEXT[category].label} tools start at`;
  const by = rule === MODEL_RULE && model !== null ? ` by ${shownName(model)}` : '';
  return cut(`${move}${by}: ${because}`, MAX_STEP_LENGTH);
}
