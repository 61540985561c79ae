import { CATEGORY_TEXT } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import { cut } from './shown-text.ts';
import type { RiskStep } from './types.ts';

const MAX_STEP_LENGTH = 300;

/** How the risk came about, as a page prints it: the category's start, then each move with its reason. */
export function riskSteps(classification: Classification): RiskStep[] {
  return classification.riskMoves.map(({ move, to, because }) => ({
    text:
      move === 'start'
        ? `${CATEGORY_TEXT[classification.category].label} tools start at`
        : cut(`${move}: ${because}`, MAX_STEP_LENGTH),
    risk: to,
  }));
}
