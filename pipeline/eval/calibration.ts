import { mean, type Share, shareOf } from './share.ts';

/** One judged row: what it was trusted with and whether it was right. */
export interface Trusted {
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface Bin {
  /** Of the confidence; `to` is exclusive, of the last bin inclusive. A step of its own has both the same. */
  readonly from: number;
  readonly to: number;
  readonly meanConfidence: number | null;
  readonly accuracy: Share;
}

export interface Calibration {
  readonly rows: number;
  /** Ten bins of equal width; those without rows too. */
  readonly bins: readonly Bin[];
  /** One per number that the classifier gave, ascending. */
  readonly steps: readonly Bin[];
  /** Expected calibration error over the ten bins: the mean of |mean confidence - accuracy|, weighted by rows. */
  readonly expectedError: number | null;
  /** The same over the steps, which hide nothing by averaging and so never give less. */
  readonly expectedErrorOfSteps: number | null;
  /** Mean of (confidence - 1 or 0)². */
  readonly brier: number | null;
}

export function calibrationOf(rows: readonly Trusted[]): Calibration {
  const bins = Array.from({ length: BINS }, (_, index) => binAt(rows, index));
  const given = [...new Set(rows.map((row) => row.confidence))].sort((left, right) => left - right);
  const steps = given.map((step) =>
    makeBin(
      step,
      step,
      rows.filter((row) => row.confidence === step),
    ),
  );
  return {
    rows: rows.length,
    bins,
    steps,
    expectedError: expectedErrorOf(bins, rows.length),
    expectedErrorOfSteps: expectedErrorOf(steps, rows.length),
    brier: mean(rows.map((row) => (row.confidence - Number(row.isRight)) ** 2)),
  };
}

const BINS = 10;

function binAt(rows: readonly Trusted[], index: number): Bin {
  return makeBin(
    index / BINS,
    (index + 1) / BINS,
    rows.filter((row) => binIndex(row.confidence) === index),
  );
}

/** 0.3 * 10 is 3 and 0.29 * 10 is 2.9, but 0.7 * 10 is 7.000000000000001: rounded first. 1 is of the last bin. */
function binIndex(confidence: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(Number((confidence * BINS).toFixed(9)))));
}

function makeBin(from: number, to: number, rows: readonly Trusted[]): Bin {
  return {
    from,
    to,
    meanConfidence: mean(rows.map((row) => row.confidence)),
    accuracy: shareOf(rows, (row) => row.isRight),
  };
}

function expectedErrorOf(bins: readonly Bin[], rows: number): number | null {
  if (rows === 0) return null;
  const gaps = bins.map((bin) => Math.abs((bin.meanConfidence ?? 0) - (bin.accuracy.share ?? 0)) * bin.accuracy.of);
  return gaps.reduce((sum, gap) => sum + gap, 0) / rows;
}
