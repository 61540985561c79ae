import type { ModelName } from '#classifier/llm/types.ts';
import type { ClassScore } from './classes.ts';
import { facetReport } from './facet-report.ts';
import { type GoldReport, goldReport } from './gold-report.ts';
import { type GroupScore, groupReport } from './group-report.ts';
import type { Grouping } from './groupings.ts';
import type { Half } from './halves.ts';
import { type HintReport, hintReport } from './hint-report.ts';
import { type HostileReport, hostileReport } from './hostile-report.ts';
import { type Metrics, metricsOf } from './metrics.ts';
import { type ToolResult, toolResult } from './tool-results.ts';
import type { ScoredRow, UnreadableRow } from './types.ts';

/** Everything `toolrisk eval` says; `--json` prints it as it is. Parts for which there are no rows are null. */
export interface EvalReport {
  /** Of this format; an earlier one is no baseline. */
  readonly version: 1;
  readonly rulesetVersion: string;
  /** Who was asked beside the rules; null for the rules alone. */
  readonly model: ModelUse | null;
  readonly half: Half | null;
  readonly rows: RowCounts;
  readonly unreadable: readonly UnreadableRow[];
  /** The headlines again, flat: for limits and for comparing runs. */
  readonly metrics: Metrics;
  readonly gold: GoldReport | null;
  readonly hints: HintReport | null;
  readonly hostile: HostileReport;
  readonly facets: readonly ClassScore<string>[] | null;
  /** Null where no grouping was asked for. */
  readonly groups: { readonly by: Grouping; readonly scores: readonly GroupScore[] } | null;
  /** Null where it was not measured. */
  readonly speed: Speed | null;
  readonly tools: readonly ToolResult[];
}

export interface ModelUse extends ModelName {
  /** It was to be asked about so many. */
  readonly tools: number;
  /** Of these; the others are by the rules. */
  readonly answered: number;
}

export interface RowCounts {
  readonly read: number;
  readonly servers: number;
  readonly gold: number;
  readonly sure: number;
  readonly hinted: number;
  readonly poison: number;
  /** With none of the labels: they count for false alarms alone. */
  readonly unlabelled: number;
}

export interface Speed {
  /** Tools classified in a second of CPU time, from parsed definitions: rules alone, one core. */
  readonly toolsPerSecond: number;
  /** Resident size of the whole process: once the rows are read, and at its largest. What lies between is the classifier's. */
  readonly megabytesBefore: number;
  readonly peakMegabytes: number;
}

export interface ReportContext {
  readonly rulesetVersion: string;
  readonly half: Half | null;
  readonly unreadable: readonly UnreadableRow[];
  readonly speed: Speed | null;
  readonly by: Grouping | null;
  readonly model?: ModelUse | null;
}

export function makeReport(scored: readonly ScoredRow[], context: ReportContext): EvalReport {
  const report: Omit<EvalReport, 'metrics'> = {
    version: 1,
    rulesetVersion: context.rulesetVersion,
    model: context.model ?? null,
    half: context.half,
    rows: countRows(scored),
    unreadable: context.unreadable,
    gold: goldReport(scored),
    hints: hintReport(scored),
    hostile: hostileReport(scored),
    facets: facetReport(scored),
    groups: context.by === null ? null : { by: context.by, scores: groupReport(scored, context.by) },
    speed: context.speed,
    tools: scored.map(toolResult),
  };
  return { ...report, metrics: metricsOf(report) };
}

function countRows(scored: readonly ScoredRow[]): RowCounts {
  const truths = scored.map((one) => one.row.truth);
  return {
    read: scored.length,
    servers: new Set(scored.map((one) => one.row.server?.name ?? null)).size,
    gold: truths.filter((truth) => truth.category !== null).length,
    sure: truths.filter((truth) => truth.category !== null && truth.isSure).length,
    hinted: truths.filter((truth) => truth.isReadOnly !== null).length,
    poison: truths.filter((truth) => truth.textSignal !== null).length,
    unlabelled: truths.filter(
      (truth) => truth.category === null && truth.isReadOnly === null && truth.textSignal === null,
    ).length,
  };
}
