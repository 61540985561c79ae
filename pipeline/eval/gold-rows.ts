import { type Category, RISK_LEVELS, type RiskLevel } from '#classifier/taxonomy.ts';
import type { ScoredRow } from './types.ts';

/** A row with a category, out of its nullable fields. `risk` is null where the row labels the category alone. */
export interface GoldRow {
  readonly scored: ScoredRow;
  readonly category: Category;
  readonly risk: RiskLevel | null;
  readonly isSure: boolean;
}

export function goldRows(scored: readonly ScoredRow[]): GoldRow[] {
  return scored.flatMap((one) => {
    const { category, risk, isSure } = one.row.truth;
    return category === null ? [] : [{ scored: one, category, risk, isSure }];
  });
}

export const isCategoryRight = (gold: GoldRow): boolean => gold.scored.answer.category === gold.category;

/** The truth changes something and the label says that it reads: the error that costs most. */
export const isDangerous = (gold: GoldRow): boolean => changes(gold.category) && gold.scored.answer.category === 'read';

export const changes = (category: Category): boolean => category !== 'read' && category !== 'unknown';

/** Low, medium, high and critical are one step apart each; `unknown` is near nothing but itself. */
export function isWithinOneStep(truth: RiskLevel, label: RiskLevel): boolean {
  if (truth === 'unknown' || label === 'unknown') return truth === label;
  return Math.abs(RISK_LEVELS.indexOf(truth) - RISK_LEVELS.indexOf(label)) <= 1;
}
