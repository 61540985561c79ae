import { DEED_CATEGORY } from '../words/deeds.ts';
import type { VerbForm } from '../words/forms.ts';
import { NOUNISH, PREPOSITIONS } from '../words/function-words.ts';
import { isDetermined, MAX_CLAUSE, PAYS_WITH } from './clause-words.ts';
import { isIn } from './matching.ts';
import type { StatedVerb } from './read-description.ts';
import { readObject } from './read-object.ts';
import type { Head } from './sentence-head.ts';
import { isAdverb } from './skip-openers.ts';
import type { Place, Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/** The head's verb and those joined to it by commas and "and". */
export function readClause(tokens: readonly Token[], head: Head, end: number, place: Place): StatedVerb[] {
  const found: StatedVerb[] = [stated(tokens, head, place)];
  const last = Math.min(end, head.at + MAX_CLAUSE);
  let chained = true;
  for (let at = head.at + head.width; at < last; at += 1) {
    const next = joinedVerb(tokens, at, head, chained) ?? meansVerb(tokens, at, head);
    if (next === null) {
      if (startsExamples(tokens, at)) chained = true;
      else if (chained && !isJoiner(tokens[at])) chained = false;
      continue;
    }
    const one = stated(tokens, next, place);
    if (chained) shareObject(found, one);
    found.push(one);
    chained = true;
  }
  return found;
}

/** "Create, update or delete an invoice": verbs side by side have one object, and it stands after the last. */
function shareObject(found: StatedVerb[], one: StatedVerb): void {
  for (let at = found.length - 1; at >= 0; at -= 1) {
    const before = found[at];
    if (before === undefined || before.object.every((token) => one.object.includes(token) || isJoin(token, one))) {
      if (before !== undefined) found[at] = { ...before, object: one.object, rest: one.rest };
    } else return;
  }
}

/** A word of the chain itself, which was read as part of the object. */
const isJoin = (token: Token, one: StatedVerb): boolean =>
  token.start <= one.token.start && token.pointer === one.token.pointer;

const isJoiner = (token: Token | undefined): boolean => token !== undefined && isIn(token, JOINERS);
const JOINERS = new Set(['and', 'or', 'then', 'also', 'optionally', 'to']);

/** "Performs actions like create folder": the verbs come after the word "actions". */
function startsExamples(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  return (word === 'like' || word === 'as' || word === 'including') && isAction(tokens[at - (word === 'as' ? 2 : 1)]);
}

const isAction = (token: Token | undefined): boolean => token?.noun === 'action' || token?.noun === 'operation';

/** "create, update and delete x" is a chain; after an object only "and <verb> the …" or the same person goes on. */
function joinedVerb(tokens: readonly Token[], at: number, head: Head, chained: boolean): Head | null {
  const found = verbAt(tokens, at);
  if (found === undefined) return null;
  const before = tokens[at - 1]?.word ?? '';
  const isExample = startsExamples(tokens, at - 1);
  if (before === 'to' || (found.verb.form !== head.verb.form && !isExample)) return null;
  const isJoined = tokens[at]?.gap === 'comma' || isJoiner(tokens[at - 1]) || isAdverb(before) || isExample;
  if (!isJoined) return null;
  const holds = chained ? chainHolds(tokens, at) : goesOn(tokens, at, found.verb);
  return holds ? { at, ...found, place: head.place } : null;
}

/** "Simulate a failure by killing its process": what a look or a reckoning is done by, where that is an act with an object of its own. */
function meansVerb(tokens: readonly Token[], at: number, head: Head): Head | null {
  if (tokens[at - 1]?.word !== 'by' || DEED_CATEGORY[head.verb.deed] !== 'read' || !isDetermined(tokens, at))
    return null;
  const found = verbAt(tokens, at);
  return found?.verb.form === 'ing' && ACTS.has(found.verb.verb) ? { at, ...found, place: head.place } : null;
}

const ACTS = new Set(
  'deploy start launch boot kill stop restart reboot delete drop open move transfer install charge'.split(' '),
);

/** "Reads the file and deletes the copy", but not "targets, rules and rollouts": at its end a list has a noun. */
function goesOn(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  if (isDetermined(tokens, at) || endsInAct(tokens, at, verb)) return true;
  if (verb.deed === 'pay' && tokens[at - 1]?.word === 'and' && PAYS_WITH.has(tokens[at + 1]?.word ?? '')) return true;
  const next = tokens[at + 1];
  if (verb.form !== 's' || next === undefined || next.gap !== 'space') return false;
  // "Reads the queue and marks messages", but not "orders and refunds of a customer".
  return (
    !NOUNISH.has(verb.verb) ||
    (tokens[at - 1]?.word === 'and' &&
      !PREPOSITIONS.has(next.word) &&
      !/.ed$/.test(next.word) &&
      next.word !== 'of' &&
      next.word !== 'and')
  );
}

/** "Analyze posts, then remove duplicates"; "Compare with the remote and push". */
function endsInAct(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  if (verb.form !== 'base' || NOUNISH.has(verb.verb)) return false;
  if (tokens[at - 1]?.word === 'then') return tokens[at + 1]?.gap === 'space';
  return LAST_ACTS.has(verb.verb) && (tokens[at + 1]?.gap ?? 'stop') === 'stop';
}

const LAST_ACTS = new Set('push send publish delete remove install deploy apply save submit'.split(' '));

/** "List and filter pull requests": a noun that is also a verb goes on only if something follows it. */
function chainHolds(tokens: readonly Token[], at: number): boolean {
  return !NOUNISH.has(tokens[at]?.word ?? '') || tokens[at + 1] !== undefined;
}

function stated(tokens: readonly Token[], head: Head, place: Place): StatedVerb {
  const { at, verb, width } = head;
  const token = tokens[at] as Token;
  const isForGood = FOR_GOOD.has(tokens[at - 1]?.word ?? '') || FOR_GOOD.has(tokens[at + 1]?.word ?? '');
  return { verb, token, place, isForGood, ...readObject(tokens, at + width - 1) };
}

const FOR_GOOD = new Set(['permanently', 'irreversibly', 'irrevocably']);
