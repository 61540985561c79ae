import { ANY_LETTER, letterBit } from '../words/speech/first-letters.ts';
import { codeAt } from './letters.ts';

/** What the next word begins with, behind the spaces and quotation marks that phrases allow between two; anything where that is no ASCII. */
export function nextLetter(text: string, end: number): number {
  let at = end;
  const most = Math.min(end + MAX_GAP, text.length);
  while (at < most && isBetween(text.charCodeAt(at))) at += 1;
  const code = codeAt(text, at);
  // Phrases of two words in one piece allow a wider gap, as in a text that is indented.
  if (at === end + MAX_GAP && isBetween(code)) return ANY_LETTER;
  return code >= 128 ? ANY_LETTER : letterBit(code);
}

/** As in the phrases. */
const MAX_GAP = 4;
const isBetween = (code: number): boolean => code < 128 && BETWEEN[code] === 1;
const BETWEEN = Uint8Array.from({ length: 128 }, (_, code) =>
  ' \t\n\r\f\v"\'`*_,'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether a phrase, by the letters that its second word may begin with, can go on with this one. */
export const mayFollow = (hoped: number, next: number): boolean => hoped === ANY_LETTER || (hoped & next) !== 0;
