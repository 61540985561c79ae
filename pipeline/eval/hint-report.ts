import { CATEGORIES, type Category } from '#classifier/taxonomy.ts';
import { type Confusion, confusionOf } from './classes.ts';
import { type Share, shareOf } from './share.ts';
import { agreesWithHint, type ToolResult, toolResult } from './tool-results.ts';
import type { ScoredRow } from './types.ts';

/** Rows that have only the server's own `readOnlyHint`, which the classifier did not see: read against the rest. */
export interface HintReport {
  readonly rows: number;
  /** `unknown` agrees with neither. */
  readonly accuracy: Share;
  /** The same where `unknown` counts as "not read", which is how a policy treats it. */
  readonly accuracyUnknownNotRead: Share;
  /** Of the tools whose hint says that they change something, those called read; with the tools. */
  readonly dangerous: Share;
  readonly dangerousTools: readonly ToolResult[];
  /** Of the tools whose hint says that they only read, those called something else, unknown included. */
  readonly readsCalledElse: Share;
  readonly unknown: Share;
  readonly confusion: Confusion<HintTruth, Category>;
}

const HINT_TRUTHS = ['read-only', 'changes'] as const;
export type HintTruth = (typeof HINT_TRUTHS)[number];

/** Null where no row has a hint. */
export function hintReport(scored: readonly ScoredRow[]): HintReport | null {
  const rows = scored.flatMap(toHinted);
  if (rows.length === 0) return null;
  const changing = rows.filter((row) => !row.isReadOnly);
  const reading = rows.filter((row) => row.isReadOnly);
  return {
    rows: rows.length,
    accuracy: shareOf(rows, (row) => agreesWithHint(row.isReadOnly, row.label)),
    accuracyUnknownNotRead: shareOf(rows, (row) => (row.label === 'read') === row.isReadOnly),
    dangerous: shareOf(changing, isCalledRead),
    dangerousTools: changing.filter(isCalledRead).map((row) => toolResult(row.scored)),
    readsCalledElse: shareOf(reading, (row) => !isCalledRead(row)),
    unknown: shareOf(rows, (row) => row.label === 'unknown'),
    confusion: confusionOf(
      HINT_TRUTHS,
      CATEGORIES,
      rows.map((row) => ({ truth: row.isReadOnly ? 'read-only' : 'changes', label: row.label })),
    ),
  };
}

interface Hinted {
  readonly scored: ScoredRow;
  readonly isReadOnly: boolean;
  readonly label: Category;
}

function toHinted(scored: ScoredRow): Hinted[] {
  const { isReadOnly } = scored.row.truth;
  return isReadOnly === null ? [] : [{ scored, isReadOnly, label: scored.answer.category }];
}

const isCalledRead = (row: Hinted): boolean => row.label === 'read';
