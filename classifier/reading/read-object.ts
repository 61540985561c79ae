import { DETERMINERS, NOT_IN_OBJECT, PREPOSITIONS } from '../words/function-words.ts';
import { isIn } from './matching.ts';
import type { Token } from './types.ts';

/** An object longer than this is a sentence. */
const MAX_OBJECT = 7;
const MAX_REST = 16;

/** The object after the verb at `verbAt`: words up to the first preposition ("of" passes), then the rest of the clause. */
export function readObject(tokens: readonly Token[], verbAt: number): { object: Token[]; rest: Token[] } {
  const object: Token[] = [];
  const rest: Token[] = [];
  let isOver = false;
  for (let at = verbAt + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.gap === 'stop' || rest.length >= MAX_REST) break;
    if (object.length > 0 && (token.gap === 'soft' || goesOn(tokens, at))) isOver = true;
    if (isOver) {
      rest.push(token);
      continue;
    }
    if (isIn(token, PREPOSITIONS)) {
      isOver = true;
      rest.push(token);
    } else if (object.length >= MAX_OBJECT) isOver = true;
    else if (!isIn(token, NOT_IN_OBJECT)) object.push(token);
  }
  return { object, rest };
}

/** "Scrape a page and return its text": a second verb with its own object ends the first one's. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== 'and' || !DETERMINERS.has(tokens[at + 2]?.word ?? '')) return false;
  return tokens[at + 1]?.verb !== undefined;
}
