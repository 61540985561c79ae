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
