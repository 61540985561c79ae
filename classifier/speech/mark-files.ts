import { DOT_FILES, PATH_FILES } from '../words/speech/acts-and-things.ts';
import { codeAt, isLetter, SIGN } from './letters.ts';

/** Whether the word behind this dot or slash is a file that holds secrets, unless something is only to be written to it. */
export function isFileAt(text: string, start: number, end: number, before: number): boolean {
  const word = text.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase();
  const isFile = before === SIGN.dot ? !isLetter(codeAt(text, start - 2)) && DOT_FILES.has(word) : PATH_FILES.has(word);
  return isFile && !isDestination(text, start);
}

const LONGEST_NAME = 20;

/** How far back it may say so. */
const REACH_BACK = 64;

/** "Add the key to your .env file": what is written to it goes nowhere. */
function isDestination(text: string, start: number): boolean {
  return DESTINATION.test(text.slice(Math.max(0, start - REACH_BACK), start));
}

const DESTINATION =
  /\b(?:to|into)\s+(?:(?:the|your|a|an|its|their)\s+)?(?:project(?:['’]s)?\s+|local\s+)?[`'"(]?[~/.\w-]*$/i;
