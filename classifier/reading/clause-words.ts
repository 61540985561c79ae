import { DETERMINERS } from '../words/function-words.ts';
import type { Token } from './types.ts';

/** A list of verbs may be long ("create, read, update, delete, move, copy, …"), a clause is not. */
export const MAX_CLAUSE = 40;

/** Whether an article or the like follows a word, which shows it to be a verb. */
export function isDetermined(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && next.gap === 'space' && DETERMINERS.has(next.word);
}

/** "Book a room and pay with the card on file". */
export const PAYS_WITH = new Set(['with', 'for', 'by', 'via', 'using', 'from']);
