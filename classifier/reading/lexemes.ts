import { isLight, singular, type VerbForm, verbForm } from '../words/forms.ts';
import { translateNoun } from '../words/languages/index.ts';
import { isEastAsian } from '../words/languages/segment.ts';

/** What is known of a word wherever it stands. */
export interface Lexeme {
  /** As written. */
  readonly written: string;
  /** Lower case, as written otherwise. */
  readonly word: string;
  /** Its singular; of another language the English noun where the tables know it. */
  readonly noun: string;
  /** Written in capitals throughout. */
  readonly isCaps: boolean;
  /** The verb that it is by itself. */
  readonly verb: VerbForm | undefined;
  /** Whether it may be a verb together with a particle. */
  readonly isLight: boolean;
  /** Begins or ends in a script that is written without spaces. */
  readonly isRun: boolean;
  /** Begins in lower case and has a capital behind a small letter: "conversationMember". */
  readonly isHumped: boolean;
}

/** The word between two places of a text. */
export function lexemeAt(text: string, start: number, end: number): Lexeme {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = hashNext(hash, text.charCodeAt(at));
  return lexemeBy(hash, text, start, end);
}

export const hashNext = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/**
 * The same for whoever has gone through the word already. Words repeat, so the last two of each slot of a table are kept: most words
 * are then neither cut out of their text nor looked up again. What is returned is the same whatever the table holds.
 *
 * @param hash of the word's units, by `hashNext` from 0
 */
export function lexemeBy(hash: number, text: string, start: number, end: number): Lexeme {
  const length = end - start;
  if (length > MAX_KEPT_LENGTH) return lexemeOf(text.slice(start, end));
  // Each slot has two places, so that two common words do not drive each other out.
  const slot = (hash ^ (hash >>> 13)) & (SLOTS - 2);
  const last = KEPT[slot];
  if (last !== undefined && isAt(last, text, start, length)) return last;
  const other = KEPT[slot + 1];
  if (other !== undefined && isAt(other, text, start, length)) return other;
  const lexeme = lexemeOf(copyOf(text.slice(start, end)));
  KEPT[slot + 1] = last;
  KEPT[slot] = lexeme;
  return lexeme;
}

const isAt = ({ written }: Lexeme, text: string, start: number, length: number): boolean =>
  written.length === length && text.startsWith(written, start);

/** Longer words hardly come again. */
const MAX_KEPT_LENGTH = 30;
/** Enough for the words of a few hundred servers, and a few megabytes at most. */
const SLOTS = 32_768;
const KEPT: (Lexeme | undefined)[] = new Array(SLOTS).fill(undefined);

/** V8 copies a slice of up to 12 units; a longer one would hold on to the whole text that it was cut from. */
const copyOf = (word: string): string => (word.length <= 12 ? word : ` ${word}`.slice(1));

function lexemeOf(written: string): Lexeme {
  const word = written.toLowerCase();
  const isCaps = written.length > 1 && written !== word && written === written.toUpperCase();
  const isRun = isEastAsian(written.charCodeAt(0)) || isEastAsian(written.charCodeAt(written.length - 1));
  const isHumped = written !== word && HUMPED.test(written);
  return { written, word, noun: nounOf(word), isCaps, verb: verbForm(word), isLight: isLight(word), isRun, isHumped };
}

const HUMPED = /^[a-z](?:.*[a-z])?[A-Z]/;

function nounOf(word: string): string {
  return translateNoun(word) ?? singular(withoutGenitive(word));
}

/** "The user's session" is the session of a user. */
function withoutGenitive(word: string): string {
  return word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word;
}
