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

/** What is hidden in one text. A text of plain words costs one look at each character. */
export function unseenIn(read: ReadText): Unseen[] {
  const looks = glance(read.text);
  if (looks === 0) return [];
  const spans: HiddenSpan[] = [];
  if ((looks & UNUSUAL) !== 0) spans.push(...findInvisible(read.text), ...findLookAlikes(read.text));
  if ((looks & ENCODED) !== 0) spans.push(...findEncoded(read.text));
  if ((looks & PLACED) !== 0) spans.push(...findOutOfSight(read.text));
  return spans.slice(0, MAX_SPANS).map((span) => ({ ...span, read }));
}

const UNUSUAL = 1;
const ENCODED = 2;
const PLACED = 4;

/** Longer than any word; shorter than any sentence in Base64. */
const LONG_RUN = 24;
const WIDE_GAP = 40;
const MANY_ESCAPES = 6;

/** What a text may hide, by one pass over its characters. */
function glance(text: string): number {
  let looks = 0;
  let run = 0;
  let gap = 0;
  let escapes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32) {
      run = 0;
      gap += 1;
      if (gap >= WIDE_GAP) looks |= PLACED;
      if (code < 32 && code !== 10 && code !== 9 && code !== 13) looks |= UNUSUAL;
      continue;
    }
    gap = 0;
    if (code >= 127) {
      looks |= UNUSUAL;
      run = 0;
    } else if (IS_RUN[code] === 1) {
      run += 1;
      if (run >= LONG_RUN) looks |= ENCODED;
    } else {
      run = 0;
      if (code === LESS) looks |= PLACED;
      else if (code === PERCENT || code === BACKSLASH || code === AMPERSAND) escapes += 1;
      else if (code === BRACKET && text.charCodeAt(at + 1) === SLASH) looks |= PLACED;
    }
  }
  if (escapes >= MANY_ESCAPES || isShifted(text)) looks |= ENCODED;
  return looks;
}

/** The commonest words, shifted by 13 or turned round. */
function isShifted(text: string): boolean {
  return SHIFTED.test(text);
}

const SHIFTED = /\b(?:hfre|vtaber|gur gbby|qb abg|vafgehpgvbaf|resu|snoitcurtsni|ton od|erongi)\b/i;

const LESS = 60;
const PERCENT = 37;
const AMPERSAND = 38;
const BACKSLASH = 92;
const BRACKET = 91;
const SLASH = 47;
const IS_RUN = Uint8Array.from({ length: 128 }, (_, code) => (/[\w+/=-]/.test(String.fromCharCode(code)) ? 1 : 0));
