import { EAST_ASIAN_VERBS } from './east-asian-verbs.ts';
import { FOREIGN_NOUNS } from './nouns.ts';
import { pairsOf } from './word-table.ts';

/** English verbs by their Chinese, Japanese and Korean stems. */
export const STEMS: ReadonlyMap<string, string> = new Map(pairsOf(EAST_ASIAN_VERBS));

const FIRST_CJK = 0x2e80;
/** The longest word of the tables. */
const LONGEST = 7;

/** Whether a character, by its UTF-16 unit, is of Chinese, Japanese or Korean; false for NaN. */
export function isEastAsian(unit: number): boolean {
  return unit >= FIRST_CJK && unit < 0xd800;
}

/** Whether a word begins in one of these scripts. */
export function isEastAsianWord(word: string): boolean {
  return isEastAsian(word.charCodeAt(0));
}

/**
 * Where the words of a run begin that is written without spaces: known words, the longest first, and what stands between them. One pass.
 *
 * @returns offsets into the run, the first 0
 */
export function wordStarts(run: string): number[] {
  const starts: number[] = [];
  let isBetween = false;
  for (let at = 0; at < run.length; ) {
    const length = knownLength(run, at);
    if (length > 0 || !isBetween) starts.push(at);
    isBetween = length === 0;
    at += Math.max(1, length);
  }
  return starts;
}

function knownLength(run: string, at: number): number {
  for (let length = Math.min(LONGEST, run.length - at); length > 0; length -= 1) {
    const word = run.slice(at, at + length);
    if (STEMS.has(word) || (FOREIGN_NOUNS.has(word) && (length > 1 || SHORT.has(word)))) return length;
  }
  return 0;
}

/** Single characters that are words wherever they stand; others are parts of longer ones. */
const SHORT = new Set(['灯', '门', '돈', '株', '股', '문']);
