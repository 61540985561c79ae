import { diffWordsWithSpace } from 'diff';
import type { ChangeEvent } from '#crawler/drift/types.ts';
import { shown } from '#pipeline/scan/shown.ts';
import type { Paint } from './colours.ts';

/** UTF-16 units of a version that a line holds; the whole stands in the lock and in `--json`. */
const MAX_LINE = 400;
/** Unchanged text beside what changed in a longer one. */
const AROUND = 40;
/** Words that may differ before two texts are told as two: the comparison takes their number squared. */
const MAX_EDITS = 400;

/** Both versions of what changed as lines: `- before` and `+ after`, of long texts the words that differ. Visible and without breaks. */
export function differenceLines({ before, after }: ChangeEvent, paint: Paint): string[] {
  if (before === undefined && after === undefined) return [];
  if (typeof before === 'string' && typeof after === 'string' && before.length + after.length > 2 * AROUND) {
    const words = wordDifference(before, after, paint);
    if (words !== null) return [words];
  }
  return [
    ...(before === undefined ? [] : [paint.red(`- ${versionText(before)}`)]),
    ...(after === undefined ? [] : [paint.green(`+ ${versionText(after)}`)]),
  ];
}

function versionText(value: unknown): string {
  return shown(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), MAX_LINE);
}

/** `… unchanged [-was-]{+is+} unchanged …`, as git writes it: readable without colours too. Null where too much differs. */
function wordDifference(before: string, after: string, paint: Paint): string | null {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return null;
  const last = parts.length - 1;
  return parts
    .map(({ value, added, removed }, at) => {
      if (added) return paint.green(`{+${shown(value, MAX_LINE)}+}`);
      if (removed) return paint.red(`[-${shown(value, MAX_LINE)}-]`);
      return paint.dim(unchanged(value, at === 0, at === last));
    })
    .join('');
}

/** Of what did not change only the words beside a change. */
function unchanged(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * AROUND) return shown(text, 6 * AROUND);
  const head = isFirst ? '' : shown(text.slice(0, AROUND).toWellFormed(), 6 * AROUND);
  const tail = isLast ? '' : shown(text.slice(-AROUND).toWellFormed(), 6 * AROUND);
  return `${head} … ${tail}`;
}
