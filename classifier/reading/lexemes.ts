import { singular } from '../words/forms.ts';
import { translateNoun } from '../words/languages/index.ts';

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
}

/**
 * The word between two places of a text. Words repeat, so the last one of each slot of a table is kept: most words are then neither
 * cut out of their text nor looked up again. What is returned is the same whatever the table holds.
 */
export function lexemeAt(text: string, start: number, end: number): Lexeme {
  const length = end - start;
  if (length > MAX_KEPT_LENGTH) return lexemeOf(text.slice(start, end));
  const slot = slotOf(text, start, end);
  const kept = KEPT[slot];
  if (kept !== undefined && kept.written.length === length && text.startsWith(kept.written, start)) return kept;
  const lexeme = lexemeOf(text.slice(start, end));
  KEPT[slot] = lexeme;
  return lexeme;
}

/** V8 copies a slice up to this length; a longer one would hold on to the whole text that it was cut from. */
const MAX_KEPT_LENGTH = 12;
/** Enough for the words of a few servers, and half a megabyte at most. */
const SLOTS = 8_192;
const KEPT: (Lexeme | undefined)[] = new Array(SLOTS).fill(undefined);

function slotOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 13)) & (SLOTS - 1);
}

function lexemeOf(written: string): Lexeme {
  const word = written.toLowerCase();
  const isCaps = written.length > 1 && written !== word && written === written.toUpperCase();
  return { written, word, noun: nounOf(word), isCaps };
}

function nounOf(word: string): string {
  return translateNoun(word) ?? singular(withoutGenitive(word));
}

/** "The user's session" is the session of a user. */
function withoutGenitive(word: string): string {
  return word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word;
}
