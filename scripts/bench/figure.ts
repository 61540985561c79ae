/** One line of the report. */
export interface Figure {
  readonly label: string;
  /** With its unit; or why there is none. */
  readonly value: string;
  /** What was measured, in a few words. */
  readonly how: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function percentile99(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}

/** `12,300` */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
