import { RISK_LEVELS, type RiskLevel } from '#classifier/taxonomy.ts';
import { type ClassScore, type Confusion, classScores, confusionOf } from './classes.ts';
import { type GoldRow, isWithinOneStep } from './gold-rows.ts';
import { type Share, shareOf } from './share.ts';

export interface RiskReport {
  readonly exact: Share;
  readonly withinOneStep: Share;
  /** The label below the truth: the error that lets something through. */
  readonly tooLow: Share;
  readonly classes: readonly ClassScore<RiskLevel>[];
  readonly confusion: Confusion<RiskLevel, RiskLevel>;
}

/** Over the rows that state a risk; null where none does. */
export function riskReport(rows: readonly GoldRow[]): RiskReport | null {
  const pairs = rows.flatMap(({ risk, scored }) => (risk === null ? [] : [{ truth: risk, label: scored.answer.risk }]));
  if (pairs.length === 0) return null;
  return {
    exact: shareOf(pairs, (pair) => pair.truth === pair.label),
    withinOneStep: shareOf(pairs, (pair) => isWithinOneStep(pair.truth, pair.label)),
    tooLow: shareOf(pairs, (pair) => isBelow(pair.label, pair.truth)),
    classes: classScores(RISK_LEVELS, pairs),
    confusion: confusionOf(RISK_LEVELS, RISK_LEVELS, pairs),
  };
}

/** `unknown` is below nothing and above nothing. */
function isBelow(label: RiskLevel, truth: RiskLevel): boolean {
  if (truth === 'unknown' || label === 'unknown') return false;
  return RISK_LEVELS.indexOf(label) < RISK_LEVELS.indexOf(truth);
}
