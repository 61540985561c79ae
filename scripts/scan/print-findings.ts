import { CHECKS } from '#pipeline/scan/checks/index.ts';
import type { ScanFinding } from '#pipeline/scan/types.ts';
import { type Paint, paintLevel } from './colours.ts';
import { inColumns } from './columns.ts';
import { type PathView, shownPath } from './shown-path.ts';

export interface FindingsView {
  readonly paint: Paint;
  readonly width: number;
  readonly isWhole: boolean;
  readonly paths: PathView;
}

/** Of one kind and level this many are told in full; the rest is counted. */
const MAX_OF_A_KIND = 3;

/** Every finding, those of one check and level together: what, where, why, what to do. */
export function findingsText(findings: readonly ScanFinding[], view: FindingsView): string {
  const groups = Map.groupBy(findings, (finding) => `${finding.level} ${finding.id}`);
  return [...groups.values()].map((group) => groupText(group, view)).join('\n\n');
}

function groupText(group: readonly ScanFinding[], view: FindingsView): string {
  const [first] = group;
  if (first === undefined) return '';
  const { paint, width, isWhole } = view;
  const told = isWhole || group.length === MAX_OF_A_KIND + 1 ? group : group.slice(0, MAX_OF_A_KIND);
  const title = CHECKS.find((check) => check.id === first.id)?.title ?? first.id;
  const count = group.length > 1 ? paint.dim(` (${group.length.toLocaleString('en')})`) : '';
  const places = told.map((finding) => placeText(finding, view.paths));
  const rows = told.flatMap((finding, at) => [
    ['', '•', finding.message],
    // The place of several in a row is told once, behind the last.
    ...(places[at] === '' || places[at] === places[at + 1] ? [] : [['', '', paint.dim(places[at] ?? '')]]),
  ]);
  if (told.length < group.length) {
    rows.push(['', '', paint.dim(`and ${(group.length - told.length).toLocaleString('en')} more (--all tells them)`)]);
  }
  const fixes = [...new Set(group.map((finding) => finding.fix))];
  const advice = [
    ['', 'Why', first.why],
    ...fixes.slice(0, MAX_OF_A_KIND).map((fix, at) => ['', at === 0 ? 'Do' : '', fix]),
  ];
  return [
    `${paintLevel(paint, first.level, first.level.padEnd(LEVEL))}  ${paint.bold(title)}${count}`,
    inColumns(rows, [LEVEL, 1, width - LEVEL - 1 - 4]),
    inColumns(advice, [LEVEL, 3, width - LEVEL - 3 - 4]),
  ].join('\n');
}

const LEVEL = 'critical'.length;

function placeText({ where }: ScanFinding, paths: PathView): string {
  if (where.file === null) return '';
  return `${shownPath(where.file, paths)}${where.line === null ? '' : `:${where.line}`}`;
}
