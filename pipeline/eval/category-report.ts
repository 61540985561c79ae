import { CATEGORIES, type Category } from '#classifier/taxonomy.ts';
import { type ClassScore, type Confusion, classScores, confusionOf } from './classes.ts';
import { changes, type GoldRow, isCategoryRight, isDangerous } from './gold-rows.ts';
import { type Share, shareOf } from './share.ts';
import { type ToolResult, toolResult } from './tool-results.ts';

export interface CategoryReport {
  readonly accuracy: Share;
  readonly classes: readonly ClassScore<Category>[];
  readonly confusion: Confusion<Category, Category>;
  /** Of the tools that change something, those called read; with the tools. */
  readonly dangerous: Share;
  readonly dangerousTools: readonly ToolResult[];
  /** Of the tools that read, those called something else, unknown included. */
  readonly readsCalledElse: Share;
  /** Of all, those called unknown. */
  readonly unknown: Share;
}

export function categoryReport(rows: readonly GoldRow[]): CategoryReport {
  const pairs = rows.map((row) => ({ truth: row.category, label: row.scored.answer.category }));
  const reads = rows.filter((row) => row.category === 'read');
  return {
    accuracy: shareOf(rows, isCategoryRight),
    classes: classScores(CATEGORIES, pairs),
    confusion: confusionOf(CATEGORIES, CATEGORIES, pairs),
    dangerous: shareOf(
      rows.filter((row) => changes(row.category)),
      isDangerous,
    ),
    dangerousTools: rows.filter(isDangerous).map((row) => toolResult(row.scored)),
    readsCalledElse: shareOf(reads, (row) => !isCategoryRight(row)),
    unknown: shareOf(rows, (row) => row.scored.answer.category === 'unknown'),
  };
}
