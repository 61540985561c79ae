/** A part of a whole, with the 95 % Wilson score interval: a share of few rows must not look exact. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** `count / of`; null where there are no rows, as are the bounds. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function share(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: null, high: null };
  const [low, high] = wilson(count, of);
  return { count, of, share: count / of, low, high };
}

/** The share of rows for which `holds` is true. */
export function shareOf<Row>(rows: readonly Row[], holds: (row: Row) => boolean): Share {
  return share(rows.filter(holds).length, rows.length);
}

/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959964;

/** E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927). It stays inside 0 to 1. */
function wilson(count: number, of: number): [number, number] {
  const part = count / of;
  const scale = 1 + Z ** 2 / of;
  const middle = (part + Z ** 2 / (2 * of)) / scale;
  const reach = (Z / scale) * Math.sqrt((part * (1 - part)) / of + Z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

/** The mean, null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
