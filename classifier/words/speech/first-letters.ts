import { groupEnd, splitAlternatives } from '../glance.ts';

/** Every letter, and whatever else a text may go on with. */
export const ANY_LETTER = -1;

/**
 * The letters that what an expression matches may begin with, a bit each from a; `ANY_LETTER` where it cannot be told. Knows what phrases
 * are written with: letters, groups, alternatives and what may be missing.
 */
export function firstLetters(source: string): number {
  let letters = 0;
  for (const one of splitAlternatives(source)) letters |= firstOf(one);
  return letters;
}

/**
 * The letters that the second word of what an expression matches may begin with, where its first word is one of the text's; `following` is
 * what the expression goes on with behind a gap. `ANY_LETTER` where it cannot be told.
 */
export function secondLetters(source: string, following: string | undefined): number {
  let letters = 0;
  for (const one of splitAlternatives(source)) letters |= secondOf(one, following);
  return letters;
}

function secondOf(alternative: string, following: string | undefined): number {
  const at = FIRST_WORD.exec(alternative)?.[0].length ?? 0;
  const rest = alternative.slice(at);
  if (rest === '') return following === undefined ? ANY_LETTER : firstLetters(following);
  if (rest.startsWith('\\s+') && at > 0) return firstLetters(rest.slice('\\s+'.length));
  if (!rest.startsWith('(?:')) return ANY_LETTER;
  const end = groupEnd(rest, 0);
  const behind = rest.slice(end);
  if (/^[?*+{]/.test(behind) && !behind.startsWith('?')) return ANY_LETTER;
  const isMissing = behind.startsWith('?');
  const tail = isMissing ? behind.slice(1) : behind;
  let letters = isMissing ? secondOf(alternative.slice(0, at) + tail, following) : 0;
  for (const one of splitAlternatives(rest.slice(3, end - 1)))
    letters |= secondOf(alternative.slice(0, at) + one + tail, following);
  return letters;
}

/** Letters, some of which may be missing, or whatever word it is. */
const FIRST_WORD = /^(?:\\w\+|[A-Za-z0-9_]+\??)+(?:\\b)?/;

/** The bit of a letter's code in either case; 0 for anything else. */
export function letterBit(code: number): number {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? 1 << (lower - 97) : 0;
}

function firstOf(alternative: string): number {
  let letters = 0;
  let at = alternative.startsWith('\\b') ? 2 : 0;
  while (at < alternative.length) {
    const end = alternative.startsWith('(?:', at) ? groupEnd(alternative, at) : at + 1;
    letters |= end > at + 1 ? firstLetters(alternative.slice(at + 3, end - 1)) : letterOf(alternative, at);
    if (letters === ANY_LETTER) return ANY_LETTER;
    const missing = MAY_BE_MISSING.exec(alternative.slice(end));
    if (missing === null) return letters;
    at = end + missing[0].length;
  }
  // All of it may be missing, so that what stands behind it comes first.
  return ANY_LETTER;
}

const MAY_BE_MISSING = /^(?:\?|\*|\{0,\d*\})\??/;

function letterOf(alternative: string, at: number): number {
  return letterBit(alternative.charCodeAt(at)) || ANY_LETTER;
}
