import { type Form, formsOf, lower } from './forms.ts';
import { type View, viewsOf } from './views.ts';

/** Replaces passed values in texts and remembers which it found. */
export interface Redactor {
  /** The text with `[redacted: env GITHUB_TOKEN]` in place of every passed value; the text itself where it holds none. */
  redact(text: string): string;
  /** Names of the values found so far, sorted. */
  leaked(): readonly string[];
}

/** Shorter values stand in texts by chance; they are not looked for, which docs/configs.md says. */
export const MIN_SEARCHED_LENGTH = 6;
/** A view without spaces joins words, so that only longer values are looked for in it. */
const MIN_LENGTH_ACROSS_SPACES = 8;

interface Range {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A redactor for values by the name that they go under. */
export function makeRedactor(values: Readonly<Record<string, string>>): Redactor {
  const searched = Object.entries(values)
    .filter(([, value]) => value.length >= MIN_SEARCHED_LENGTH)
    .map(([name, value]) => ({ name, forms: formsOf(value) }));
  const found = new Set<string>();
  return {
    redact(text) {
      const ranges = merge(viewsOf(text).flatMap((view) => searched.flatMap((one) => rangesIn(view, one))));
      for (const { name } of ranges) found.add(name);
      return cutOut(text, ranges);
    },
    leaked: () => [...found].toSorted(),
  };
}

function rangesIn(view: View, { name, forms }: { name: string; forms: readonly Form[] }): Range[] {
  const lowered = lower(view.text);
  const ranges: Range[] = [];
  for (const { text, kind } of forms) {
    if (view.isJoined && text.length < MIN_LENGTH_ACROSS_SPACES) continue;
    const searched = kind === 'base64' ? view.text : lowered;
    for (let at = searched.indexOf(text); at !== -1; at = searched.indexOf(text, at + text.length)) {
      // The characters next to a find in base64 hold bits of the value too.
      const [start, end] = kind === 'base64' ? withNeighbours(searched, at, at + text.length) : [at, at + text.length];
      ranges.push({ start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0, name });
    }
  }
  return ranges;
}

const BASE64 = /[A-Za-z0-9+/_-]/;

function withNeighbours(text: string, start: number, end: number): [number, number] {
  return [BASE64.test(text.charAt(start - 1)) ? start - 1 : start, BASE64.test(text.charAt(end)) ? end + 1 : end];
}

/** In order and apart; of ranges that touch the first one's name stays. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end || (range.start === last.end && range.name !== last.name))
      merged.push(range);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, range.end) };
  }
  return merged;
}

function cutOut(text: string, ranges: readonly Range[]): string {
  let shown = '';
  let end = 0;
  for (const range of ranges) {
    shown += `${text.slice(end, range.start)}[redacted: ${range.name}]`;
    end = range.end;
  }
  return shown + text.slice(end);
}
