import { type GoldRow, isCategoryRight } from './gold-rows.ts';
import { type Share, shareOf } from './share.ts';

/** What the needs-review flag is worth: the flagged should be wrong more often than the others. */
export interface ReviewReport {
  readonly flagged: Share;
  /** Category accuracy of each part. */
  readonly accuracyFlagged: Share;
  readonly accuracyOthers: Share;
  /** Of the rows with a wrong category, those that were flagged. */
  readonly wrongFlagged: Share;
}

export function reviewReport(rows: readonly GoldRow[]): ReviewReport {
  const isFlagged = (row: GoldRow) => row.scored.answer.needsReview;
  const wrong = rows.filter((row) => !isCategoryRight(row));
  return {
    flagged: shareOf(rows, isFlagged),
    accuracyFlagged: shareOf(rows.filter(isFlagged), isCategoryRight),
    accuracyOthers: shareOf(
      rows.filter((row) => !isFlagged(row)),
      isCategoryRight,
    ),
    wrongFlagged: shareOf(wrong, isFlagged),
  };
}
