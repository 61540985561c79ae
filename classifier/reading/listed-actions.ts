import { isJoining } from '../words/function-words.ts';
import type { StatedVerb } from './read-description.ts';
import type { Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/**
 * "Manage labels: list, create or delete", "Actions: get, set, reset", "Issues (create/update/delete)": a list of verbs behind a colon
 * or in brackets is what the tool can be told to do. Empty where it is a list of something else.
 *
 * @param before where the part begins that the list stands behind
 * @param stated what was stated before it; where that says something, only a plain "actions:" adds to it
 */
export function readListed(
  tokens: readonly Token[],
  [start, end]: readonly [number, number],
  before: number,
  stated: readonly StatedVerb[],
): StatedVerb[] {
  const gap = tokens[start]?.gap;
  if (gap !== 'colon' && gap !== 'soft') return [];
  const saysSomething = stated.some((one) => one.verb.deed !== 'manage');
  if (saysSomething && gap !== 'colon') return [];
  const announces = saysSomething ? ACTIONS : ANNOUNCES;
  if (!tokens.slice(before, start).some((token) => announces.has(token.noun))) return [];
  const items = itemsOf(tokens, start, Math.min(end, start + LONGEST));
  const object = stated.at(-1)?.object ?? [];
  const listed = items.flatMap((item) => stateItem(tokens, item, object));
  return listed.length >= MIN_VERBS && listed.length * 2 >= items.length ? listed : [];
}

/** A longer list is a text. */
const LONGEST = 50;
const MIN_VERBS = 2;

const ACTIONS = new Set(['action', 'operation', 'command', 'method', 'mode']);
/** Words that say that what follows are the tool's actions. */
const ANNOUNCES = new Set(
  'action operation command method mode manage handle perform control administer support tool verb task organize maintain crud do management'.split(
    ' ',
  ),
);

/** Where each item begins and ends: at commas, strokes, "and" and "or". */
function itemsOf(tokens: readonly Token[], start: number, end: number): [number, number][] {
  const items: [number, number][] = [];
  let from = start;
  for (let at = start + 1; at <= end; at += 1) {
    const isEnd = at === end || tokens[at]?.gap === 'comma' || isJoining(tokens[at]?.word ?? '');
    if (!isEnd) continue;
    if (at > from) items.push([from, at]);
    from = at < end && isJoining(tokens[at]?.word ?? '') ? at + 1 : at;
  }
  return items;
}

/** The verb that an item begins with; where it has no object of its own, it acts on what the list is about. */
function stateItem(
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  shared: readonly Token[],
): StatedVerb[] {
  const token = tokens[from];
  const found = verbAt(tokens, from);
  if (token === undefined || found === undefined || found.verb.form === 'ed' || found.verb.form === 'ing') return [];
  const own = tokens.slice(from + found.width, to);
  const object = own.length > 0 ? own : shared;
  return [{ verb: found.verb, token, place: 'description', object, rest: [], isForGood: false }];
}
