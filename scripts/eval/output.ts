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
  return reports.map((report) => textOf(report, baseline, flags)).join('\n\n');
}

/** With a model the whole report too: it stands for itself, and what changed is what the model did. */
function textOf(report: EvalReport, baseline: Baseline | null, flags: OutputFlags): string {
  if (baseline === null) return reportText(report, flags);
  const changed = comparisonText(baseline, report);
  return report.model === null ? changed : `${reportText(report, flags)}\n${changed}`;
}

function jsonOf(reports: readonly EvalReport[], baseline: Baseline | null): unknown {
  const [report, ...others] = reports;
  if (report === undefined || others.length > 0) return { halves: reports };
  if (baseline === null) return report;
  const { rulesetVersion, metrics } = baseline;
  return { ...report, before: { rulesetVersion, metrics }, changes: compareRuns(baseline.tools, report.tools) };
}
