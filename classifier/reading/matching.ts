import type { WordGroup } from '../words/groups.ts';
import type { Token } from './types.ts';

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
