import { shown } from '#pipeline/scan/shown.ts';
import type { LintFinding } from '#policy/lint/types.ts';
import type { PolicyError } from '#policy/schema/schema.ts';
import { HIDE_ALL, type Policy } from '#policy/types.ts';
import { count } from '../log.ts';
import type { Paint } from '../scan/colours.ts';
import { inColumns } from '../scan/columns.ts';

export interface TextView {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Every error of a policy: where, and what is wrong there. */
export function errorsText(errors: readonly PolicyError[], { paint, width }: TextView): string {
  const rows = errors.map(({ path, message }) => [
    paint.red('error'),
    path === '' ? message : `${shown(path, 200)}: ${message}`,
  ]);
  return `${inColumns(rows, [LEVEL, width - LEVEL - 2])}\n`;
}

/** Of one lint so many places are told; the rest is counted. */
const MAX_OF_A_KIND = 5;
const LEVEL = 'warning'.length;

/** Every finding, those of one lint together: where and what, why, what to do. */
export function findingsText(findings: readonly LintFinding[], view: TextView & { readonly isWhole: boolean }): string {
  const groups = Map.groupBy(findings, ({ id }) => id);
  return [...groups.values()].map((group) => `${groupText(group, view)}\n\n`).join('');
}

function groupText(
  group: readonly LintFinding[],
  { paint, width, isWhole }: TextView & { readonly isWhole: boolean },
): string {
  const [first] = group;
  if (first === undefined) return '';
  const told = isWhole || group.length === MAX_OF_A_KIND + 1 ? group : group.slice(0, MAX_OF_A_KIND);
  const rows = told.flatMap(({ message, pointer }, at) => [
    ['', '•', message],
    // The place of several in a row is told once, behind the last.
    ...(pointer === told[at + 1]?.pointer ? [] : [['', '', paint.dim(shown(pointer, 200))]]),
  ]);
  if (told.length < group.length) {
    rows.push(['', '', paint.dim(`and ${(group.length - told.length).toLocaleString('en')} more (--all tells them)`)]);
  }
  const colour = first.level === 'warning' ? paint.yellow : paint.cyan;
  const number = group.length > 1 ? paint.dim(` (${group.length.toLocaleString('en')})`) : '';
  const advice = [
    ['', 'Why', first.why],
    ['', 'Do', first.fix],
  ];
  return [
    `${colour(first.level.padEnd(LEVEL))}  ${paint.bold(first.title)}${number}`,
    inColumns(rows, [LEVEL, 1, width - LEVEL - 1 - 4]),
    inColumns(advice, [LEVEL, 3, width - LEVEL - 3 - 4]),
  ].join('\n');
}

/** One line that sums up: what the policy does, and what was found. */
export function summaryText(
  file: string,
  policy: Policy,
  findings: readonly LintFinding[],
  { paint, width }: TextView,
): string {
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const notes = findings.length - warnings;
  const told = [...(warnings > 0 ? [count(warnings, 'warning')] : []), ...(notes > 0 ? [count(notes, 'note')] : [])];
  const text = `${file} is a valid policy.json: ${describe(policy)}. ${told.length === 0 ? 'Nothing to warn of.' : `${told.join(', ')}.`}`;
  return `${inColumns([[paint.green('ok'.padEnd(LEVEL)), text]], [LEVEL, width - LEVEL - 2])}\n`;
}

function describe({ tools = {}, hide = [], default: fallback }: Policy): string {
  const hidden = hide.includes(HIDE_ALL) ? 'everything hidden' : `${hide.length.toLocaleString('en')} hidden`;
  return `${count(Object.keys(tools).length, 'tool')} listed, ${hidden}, all others ${fallback === 'deny' ? 'denied' : 'allowed'}`;
}
