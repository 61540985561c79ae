import type { WordGroup } from '../words/groups.ts';
import type { Token } from './types.ts';

/** As `findInGroup`, for what an object is: its last word, or its last two. */
export function findHead(object: readonly Token[], group: WordGroup): readonly Token[] | null {
  const [first, last] = object.length > 1 ? object.slice(-2) : [undefined, object[0]];
  if (last === undefined) return null;
  if (first !== undefined && group.has(`${first.noun} ${last.noun}`)) return [first, last];
  return group.has(last.noun) || group.has(last.word) ? [last] : null;
}

/** The first word, or pair of words side by side, that is in the group; its tokens, or null. A pair wins over a single word. */
export function findInGroup(tokens: readonly Token[], group: WordGroup): readonly Token[] | null {
  let single: readonly Token[] | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const next = tokens[at + 1];
    if (next !== undefined && next.gap === 'space' && group.has(`${token.noun} ${next.noun}`)) return [token, next];
    if (single === null && (group.has(token.noun) || group.has(token.word))) single = [token];
  }
  return single;
}
