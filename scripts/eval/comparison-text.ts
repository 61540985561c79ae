import type { Baseline } from '#pipeline/eval/baseline.ts';
import { type Change, type Comparison, compareRuns } from '#pipeline/eval/compare.ts';
import { METRIC_NAMES } from '#pipeline/eval/metrics.ts';
import type { EvalReport } from '#pipeline/eval/report.ts';
import type { Aspect, ToolResult } from '#pipeline/eval/tool-results.ts';
import { section, table } from './table.ts';
import { classifierName, nameOf, plain } from './tool-lines.ts';
import { decimal } from './values.ts';

/** What changed since the baseline, tool by tool. */
export function comparisonText(baseline: Baseline, report: EvalReport): string {
  const changes = compareRuns(baseline.tools, report.tools);
  return `${[
    `Ruleset ${classifierName(baseline)} before, ${classifierName(report)} now:`,
    `  ${summary(changes)}`,
    ...section('Measures', metricTable(baseline, report)),
    ...section(`Broken: ${changes.broken.length}`, changes.broken.map(changeLine)),
    ...section(`Fixed: ${changes.fixed.length}`, changes.fixed.map(changeLine)),
    ...section(`Moved, as right or wrong as before: ${changes.moved.length}`, changes.moved.map(changeLine)),
    ...section(
      `The row's own labels differ: ${changes.relabelled.length}`,
      changes.relabelled.map(({ after }) => placed(after)),
    ),
    ...section(`Only now: ${changes.added.length}`, changes.added.map(placed)),
    ...section(`Only before: ${changes.removed.length}`, changes.removed.map(placed)),
  ].join('\n')}\n`;
}

function summary(changes: Comparison): string {
  const { fixed, broken, moved, otherConfidence } = changes;
  return `${fixed.length} fixed, ${broken.length} broken, ${moved.length} moved, ${otherConfidence} with another confidence alone`;
}

/** Those that differ. */
function metricTable(baseline: Baseline, report: EvalReport): string[] {
  const rows = METRIC_NAMES.flatMap((name) => {
    const before = baseline.metrics[name] ?? null;
    const after = report.metrics[name];
    const digits = name === 'tools-per-second' ? 0 : 4;
    return before === after ? [] : [[name, decimal(before, digits), decimal(after, digits)]];
  });
  return rows.length === 0 ? [] : table([['', 'before', 'now'], ...rows]);
}

/** `desk / close_ticket: category read -> write (truth write)` */
function changeLine({ before, after, aspects }: Change): string {
  const parts = aspects.map((aspect) => {
    const truth = TRUTHS[aspect](after);
    return `${aspect} ${LABELS[aspect](before)} -> ${LABELS[aspect](after)}${truth === null ? '' : ` (truth ${truth})`}`;
  });
  return `  ${nameOf(after)}: ${parts.join('; ')}`;
}

const placed = (tool: ToolResult): string => `  ${nameOf(tool)}  (${plain(tool.file)} ${plain(tool.place)})`;

const facetsOf = (tool: ToolResult): string => `[${tool.label.facets.join(', ')}]`;

const LABELS = {
  category: (tool) => tool.label.category,
  risk: (tool) => tool.label.risk,
  read: (tool) => tool.label.category,
  signal: facetsOf,
  alarm: facetsOf,
  facets: facetsOf,
} as const satisfies Record<Aspect, (tool: ToolResult) => string>;

const TRUTHS = {
  category: ({ truth }) => truth.category ?? null,
  risk: ({ truth }) => truth.risk ?? null,
  read: ({ truth }) => (truth.readOnly ? 'read' : 'not read'),
  signal: () => 'an instruction',
  alarm: () => 'no attack',
  facets: ({ truth }) => (truth.facets === undefined ? null : `[${truth.facets.join(', ')}]`),
} as const satisfies Record<Aspect, (tool: ToolResult) => string | null>;
