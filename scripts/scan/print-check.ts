import { CHANGE_CLASSES, type ChangeClass, type ChangeEvent } from '#crawler/drift/types.ts';
import type { CheckedServer, CheckResult } from '#pipeline/scan/lock/types.ts';
import { listed, shown } from '#pipeline/scan/shown.ts';
import type { Paint } from './colours.ts';
import { inColumns } from './columns.ts';
import { differenceLines } from './difference.ts';

export interface CheckView {
  readonly paint: Paint;
  readonly width: number;
}

/** How each server stands to its lock, with every change and both versions of it. Ends with a line break. */
export function checkText({ servers }: CheckResult, view: CheckView): string {
  const same = servers.filter(({ status }) => status === 'same');
  const others = servers.filter(({ status }) => status !== 'same');
  const parts = others.map((server) => serverText(server, view));
  if (same.length > 0) parts.push(sameText(same, view));
  return `${parts.join('\n\n')}\n`;
}

/** A version that moved and lists the same is worth a word: what the lock holds is the tools. */
function sameText(same: readonly CheckedServer[], { paint, width }: CheckView): string {
  const moved = same.filter(({ versions }) => versions.now !== null && versions.now !== versions.locked);
  const names = listed(
    same.map(({ name }) => shown(name)),
    10,
  );
  const lines = moved.map(
    ({ name, versions }) =>
      `${shown(name)}: ${shown(versions.locked ?? '?')} → ${shown(versions.now ?? '?')}, the same tools`,
  );
  return inColumns([[paint.green('same'), [names, ...lines].join('\n')]], [STATUS, width - STATUS - 2]);
}

function serverText(server: CheckedServer, { paint, width }: CheckView): string {
  const { name, status, detail, versions, changes } = server;
  const moved =
    versions.now !== null && versions.now !== versions.locked ? ` ${versions.locked ?? '?'} → ${versions.now}` : '';
  const paintStatus = status === 'not-checked' ? paint.magenta : paint.red;
  const head = `${paint.bold(shown(name))}${paint.dim(shown(moved))}${detail === null ? '' : `: ${shown(detail, 300)}`}`;
  return [
    inColumns([[paintStatus(status), head]], [STATUS, width - STATUS - 2]),
    ...changes.slice(0, MAX_CHANGES).map((change) => changeText(change, { paint, width })),
    ...(changes.length > MAX_CHANGES
      ? [`${INDENT}${paint.dim(`and ${changes.length - MAX_CHANGES} more changes (--json has them all)`)}`]
      : []),
  ].join('\n');
}

/** `not-checked` */
const STATUS = 11;
const INDENT = ' '.repeat(STATUS + 2);
/** A server whose list was replaced: after so many nobody reads on. */
const MAX_CHANGES = 60;
const CLASS = Math.max(...CHANGE_CLASSES.map((name) => name.length));

function changeText(change: ChangeEvent, { paint, width }: CheckView): string {
  const where = [change.tool, change.pointer].flatMap((part) => (part === null ? [] : [shown(part, 100)])).join(' ');
  const text = `${change.kind.replaceAll('-', ' ')}${where === '' ? '' : `: ${where}`}`;
  const head = inColumns([['', paintClass(paint, change.class), text]], [STATUS, CLASS, width - STATUS - CLASS - 4]);
  const lines = differenceLines(change, paint).map((line) => `${INDENT}${line}`);
  return [head, ...lines].join('\n');
}

function paintClass(paint: Paint, name: ChangeClass): string {
  const colours = {
    attack: (text: string) => paint.bold(paint.red(text)),
    'risk-raised': paint.red,
    widened: paint.yellow,
    narrowed: paint.green,
    cosmetic: paint.dim,
  } as const satisfies Record<ChangeClass, (text: string) => string>;
  return colours[name](name);
}
