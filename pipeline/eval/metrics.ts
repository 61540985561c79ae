import type { EvalReport } from './report.ts';

/** What a limit may be set on and what two runs are compared by: one number each, null where the rows do not give it. */
export const METRICS = {
  category: (report) => report.gold?.category.accuracy.share,
  risk: (report) => report.gold?.risk?.exact.share,
  'risk-within-one': (report) => report.gold?.risk?.withinOneStep.share,
  'called-read': (report) => report.gold?.category.dangerous.share,
  unknown: (report) => report.gold?.category.unknown.share,
  'needs-review': (report) => report.gold?.review.flagged.share,
  'calibration-error': (report) => report.gold?.calibration.expectedError,
  'all-category': (report) => report.gold?.all.category.accuracy.share,
  'all-risk': (report) => report.gold?.all.risk?.exact.share,
  'all-called-read': (report) => report.gold?.all.category.dangerous.share,
  hints: (report) => report.hints?.accuracy.share,
  'hints-called-read': (report) => report.hints?.dangerous.share,
  instructions: (report) => report.hostile.signals.find((one) => one.signal === 'instruction')?.either.share,
  'hidden-alarms': (report) => report.hostile.realTools.hiddenInstructions.share,
  'steers-alarms': (report) => report.hostile.realTools.steersTheModel.share,
  'tools-per-second': (report) => report.speed?.toolsPerSecond,
} as const satisfies Record<string, (report: Omit<EvalReport, 'metrics'>) => number | null | undefined>;

export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[];

export type Metrics = Readonly<Record<Metric, number | null>>;

export function metricsOf(report: Omit<EvalReport, 'metrics'>): Metrics {
  // fromEntries forgets which keys it was given; all metrics are there.
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, METRICS[name](report) ?? null])) as Metrics;
}
