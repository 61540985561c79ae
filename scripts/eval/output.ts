import type { Baseline } from '#pipeline/eval/baseline.ts';
import { compareRuns } from '#pipeline/eval/compare.ts';
import type { EvalReport } from '#pipeline/eval/report.ts';
import { comparisonText } from './comparison-text.ts';
import { reportText } from './report-text.ts';

export interface OutputFlags {
  readonly json?: boolean;
  readonly misses?: boolean;
}

/** What stdout gets: one report, or one for each half; against a baseline only what changed, in JSON beside the report. */
export function outputOf(reports: readonly EvalReport[], baseline: Baseline | null, flags: OutputFlags): string {
  if (flags.json === true) return `${JSON.stringify(jsonOf(reports, baseline))}\n`;
  const texts = reports.map((report) =>
    baseline === null ? reportText(report, flags) : comparisonText(baseline, report),
  );
  return texts.join('\n\n');
}

function jsonOf(reports: readonly EvalReport[], baseline: Baseline | null): unknown {
  const [report, ...others] = reports;
  if (report === undefined || others.length > 0) return { halves: reports };
  return baseline === null ? report : { ...report, changes: compareRuns(baseline.tools, report.tools) };
}
