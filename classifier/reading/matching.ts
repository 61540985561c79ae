import { GENERIC_HEADS } from '../words/nouns-of-people.ts';
import type { WordGroup } from '../words/word-group.ts';
import type { Token } from './types.ts';

/** As `findInGroup`, for what an object is: its last word, or its last two. */
export function findHead(object: readonly Token[], group: WordGroup): readonly Token[] | null {
  const words = mainPart(object);
  const last = words.at(-1);
  if (last === undefined) return null;
  const first = words.at(-2);
  if (first !== undefined && isPair(first, last, group)) return [first, last];
  return isIn(last, group) ? [last] : null;
}

/** The part of an object that says what it is: before "of", or after it where the part before says nothing ("details of a webhook"). */
export function mainPart(object: readonly Token[]): readonly Token[] {
  if (object.length > 1 && COPIES.has(object.at(-1)?.noun ?? '')) return mainPart(object.slice(0, -1));
  let at = 1;
  while (at < object.length && object[at]?.noun !== 'of') at += 1;
  if (at >= object.length || object[0]?.noun === 'of') return object;
  return GENERIC_HEADS.has(object[at - 1]?.noun ?? '') ? mainPart(object.slice(at + 1)) : object.slice(0, at);
}

/** "Account duplicates" are accounts. */
const COPIES = new Set(['duplicate', 'copy']);

/** The first word, or pair of words side by side, that is in the group; its tokens, or null. A pair wins over a single word. */
export function findInGroup(tokens: readonly Token[], group: WordGroup): readonly Token[] | null {
  let single: readonly Token[] | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const next = tokens[at + 1];
    if (next !== undefined && next.gap === 'space' && isPair(token, next, group)) return [token, next];
    if (single === null && isIn(token, group)) single = [token];
  }
  return single;
}

/** Whether a word or its singular is one of some; most words are their own singular and are looked up once. */
export function isIn({ noun, word }: Token, group: ReadonlySet<string>): boolean {
  return group.has(noun) || (word !== noun && group.has(word));
}

function isPair(first: Token, second: Token, group: WordGroup): boolean {
  return group.pairStarts.has(first.noun) && group.has(`${first.noun} ${second.noun}`);
}
