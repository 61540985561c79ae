import { METRIC_NAMES, type Metric, type Metrics } from './metrics.ts';

/** What a metric must reach at least, or may be at most. */
export interface Limit {
  readonly metric: Metric;
  readonly bound: 'at least' | 'at most';
  readonly value: number;
}

export type LimitsRead =
  | { readonly ok: true; readonly limits: readonly Limit[] }
  | { readonly ok: false; readonly error: string };

/** Reads `category=0.94,risk=0.8`. Shares are written as parts of one. */
export function parseLimits(text: string, bound: Limit['bound']): LimitsRead {
  const limits: Limit[] = [];
  for (const part of text.split(',')) {
    const [name = '', number = '', ...rest] = part.split('=').map((piece) => piece.trim());
    const metric = METRIC_NAMES.find((one) => one === name);
    if (metric === undefined) {
      return { ok: false, error: `there is no metric "${name}"; there are ${METRIC_NAMES.join(', ')}` };
    }
    const value = Number(number);
    if (number === '' || rest.length > 0 || !Number.isFinite(value) || value < 0) {
      return { ok: false, error: `"${part.trim()}" is not NAME=NUMBER, such as category=0.94` };
    }
    limits.push({ metric, bound, value });
  }
  return { ok: true, limits };
}

/** A sentence for every limit that is not kept. What no row measures keeps no limit: a check that did not run is not green. */
export function brokenLimits(metrics: Metrics, limits: readonly Limit[]): string[] {
  return limits.flatMap(({ metric, bound, value }) => {
    const measured = metrics[metric];
    if (measured === null) return [`${metric}: no row measures it, and it must be ${bound} ${value}`];
    const isKept = bound === 'at least' ? measured >= value : measured <= value;
    return isKept ? [] : [`${metric}: ${Number(measured.toFixed(4))}, and it must be ${bound} ${value}`];
  });
}
