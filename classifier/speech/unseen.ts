import type { HiddenSpan } from './hidden-span.ts';
import type { ReadText } from './texts.ts';
import { findInvisible } from './unseen-characters.ts';
import { findEncoded } from './unseen-encoded.ts';
import { findLookAlikes } from './unseen-look-alikes.ts';
import { findOutOfSight } from './unseen-places.ts';

/** A hidden stretch and the text that it stands in. */
export interface Unseen extends HiddenSpan {
  readonly read: ReadText;
}

/** A text with more hidden places than this is taken at its first ones. */
const MAX_SPANS = 40;

/** What in a text gives a reason to look for what is hidden; the marker sees it in passing. */
export const LOOKS = {
  /** A character that is neither ASCII nor a letter of a Western European alphabet, or a control character. */
  unusual: 1,
  /** A run too long for a word, many escapes, or a common word shifted or turned round. */
  encoded: 2,
  /** The beginning of a comment or an element, or a wide gap. */
  placed: 4,
  /** A letter of another alphabet. */
  foreign: 8,
} as const;

/** What is hidden in one text, given what its marker saw in it; nothing in a text of plain words. */
export function unseenIn(read: ReadText, looks: number): Unseen[] {
  if (looks === 0) return [];
  const spans: HiddenSpan[] = [];
  if ((looks & LOOKS.unusual) !== 0)
    spans.push(...findInvisible(read.text), ...findLookAlikes(read.text, (looks & LOOKS.foreign) !== 0));
  if ((looks & LOOKS.encoded) !== 0) spans.push(...inStretches(read.text, findEncoded));
  if ((looks & LOOKS.placed) !== 0) spans.push(...inStretches(read.text, findOutOfSight));
  return spans.slice(0, MAX_SPANS).map((span) => ({ ...span, read }));
}

/** Ten times the longest real text; of what is longer the beginning and the end are looked through, so that a megabyte takes milliseconds. */
const STRETCH = 50_000;

function inStretches(text: string, find: (text: string) => readonly HiddenSpan[]): readonly HiddenSpan[] {
  if (text.length <= 2 * STRETCH) return find(text);
  const from = text.length - STRETCH;
  const last = find(text.slice(from)).map((span) => ({ ...span, start: span.start + from, end: span.end + from }));
  return [...last, ...find(text.slice(0, STRETCH))];
}
