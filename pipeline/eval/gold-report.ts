import { type AnnotatorReport, annotatorReport } from './annotator-report.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type CategoryReport, categoryReport } from './category-report.ts';
import { type GoldRow, goldRows, isCategoryRight } from './gold-rows.ts';
import { type ReviewReport, reviewReport } from './review-report.ts';
import { type RiskReport, riskReport } from './risk-report.ts';
import type { ScoredRow } from './types.ts';

/** Rows with a category. The parts are over the sure rows; `all` repeats the headlines over all of them. */
export interface GoldReport {
  readonly rows: number;
  readonly sureRows: number;
  /** Which rows the parts are over: `all` in a set that marks none as sure. */
  readonly over: 'sure' | 'all';
  readonly category: CategoryReport;
  readonly risk: RiskReport | null;
  readonly review: ReviewReport;
  readonly calibration: Calibration;
  readonly all: { readonly category: CategoryReport; readonly risk: RiskReport | null };
  readonly annotators: AnnotatorReport | null;
}

/** Null where no row states a category. */
export function goldReport(scored: readonly ScoredRow[]): GoldReport | null {
  const all = goldRows(scored);
  if (all.length === 0) return null;
  const sure = all.filter((row) => row.isSure);
  const counted = sure.length > 0 ? sure : all;
  return {
    rows: all.length,
    sureRows: sure.length,
    over: sure.length > 0 ? 'sure' : 'all',
    category: categoryReport(counted),
    risk: riskReport(counted),
    review: reviewReport(counted),
    calibration: calibrationOf(counted.map(trustedOf)),
    all: { category: categoryReport(all), risk: riskReport(all) },
    annotators: annotatorReport(all),
  };
}

const trustedOf = (row: GoldRow) => ({ confidence: row.scored.answer.confidence, isRight: isCategoryRight(row) });
