import { isObject } from './json-text.ts';
import type { ChangeEvent } from './types.ts';

/** UTF-16 units of JSON kept of each version: the longest descriptions in public servers have 3,500. The definitions hold the whole. */
const MAX_LENGTH = 8_000;

/** Unchanged text kept around what changed in a longer one. */
const AROUND = 300;

/** Stands for a value that is too long to be kept in an event. */
interface LeftOut {
  /** Length of its JSON in UTF-16 units. */
  readonly leftOut: number;
}

/** Both versions within bounds: of long texts the part that differs, so that nobody hides a change behind a page of padding. */
export function excerpts(before: unknown, after: unknown): Pick<ChangeEvent, 'before' | 'after'> {
  const isText = typeof before === 'string' && typeof after === 'string';
  const [left, right] = isText ? differingParts(before, after) : [before, after];
  return {
    ...(left !== undefined && { before: withinBounds(left) }),
    ...(right !== undefined && { after: withinBounds(right) }),
  };
}

function differingParts(before: string, after: string): [string, string] {
  if (before.length <= MAX_LENGTH && after.length <= MAX_LENGTH) return [before, after];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const part = (text: string) =>
    stretch(text, Math.max(0, start - AROUND), Math.min(text.length, text.length - end + AROUND));
  return [part(before), part(after)];
}

function stretch(text: string, from: number, to: number): string {
  return `${from > 0 ? '…' : ''}${text.slice(from, to).toWellFormed()}${to < text.length ? '…' : ''}`;
}

function withinBounds(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length <= MAX_LENGTH ? value : `${value.slice(0, MAX_LENGTH).toWellFormed()}…`;
  if (!isObject(value) && !Array.isArray(value)) return value;
  const { length } = JSON.stringify(value);
  return length <= MAX_LENGTH ? value : ({ leftOut: length } satisfies LeftOut);
}
