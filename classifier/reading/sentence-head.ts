import { DEED_CATEGORY } from '../words/deeds.ts';
import { type VerbForm, verbForm } from '../words/forms.ts';
import { GUIDANCE, NOUNISH } from '../words/function-words.ts';
import { isDetermined, MAX_CLAUSE, PAYS_WITH } from './clause-words.ts';
import { BECOMES, headLaterPassive, headPassive, joinedHead, laterHead, NEAR_USE } from './later-head.ts';
import { isNoStatement } from './noun-here.ts';
import { isQuestion } from './read-question.ts';
import { isAdverb, skipOpeners } from './skip-openers.ts';
import type { Place, Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/** The verb that a sentence is built on. */
export interface Head {
  readonly at: number;
  /** How many words the verb takes. */
  readonly width: number;
  readonly verb: VerbForm;
  readonly place: Place;
}

/** The verb that says what the tool does, null where a sentence says none. `isLater`: another sentence has said it already. */
export function findHead(tokens: readonly Token[], start: number, end: number, isLater: boolean): Head | null {
  const passive = isLater ? headLaterPassive(tokens, start, end) : null;
  if (passive !== null) return passive;
  const at = skipOpeners(tokens, start, end);
  if (at >= end) return null;
  const found = verbAt(tokens, at);
  if (found === undefined) return isLater ? null : laterHead(tokens, start, at, end);
  const { verb, width } = found;
  if (TELLS.has(verb.verb) && isQuestion(tokens[at + 1])) return isLater ? null : shownHead(at);
  if (tokens[start]?.word === 'to' && isAdvice(tokens, at, end)) return null;
  if (takesArguments(tokens, at, verb)) return joinedHead(tokens, at, end);
  // "Bills are paid on their due date."
  if (verb.form === 's' && BECOMES.has(tokens[at + 1]?.word ?? ''))
    return isLater ? null : headPassive(tokens, start, end);
  if (width === 1 && isNoStatement(tokens, at, start, verb)) return null;
  if (verb.verb === 'return' || verb.verb === 'output' || verb.verb === 'provide')
    return { at, width, verb, place: 'returns' };
  if (isLater && !statesMore(tokens, start, at, verb)) return null;
  if (verb.form === 'base' && NOUNISH.has(tokens[at]?.word ?? '') && at + 1 >= end && at > start) return null;
  return causedHead(tokens, at, end, verb) ?? { at, width, verb, place: 'description' };
}

/** "Request the exchange to execute the swap" executes it. */
function causedHead(tokens: readonly Token[], start: number, end: number, verb: VerbForm): Head | null {
  if (!CAUSES.has(verb.verb)) return null;
  for (let at = start + 2; at < Math.min(end - 1, start + NEAR_USE); at += 1) {
    const found = tokens[at]?.word === 'to' ? verbAt(tokens, at + 1) : undefined;
    if (found?.verb.form === 'base' && isDetermined(tokens, at + 1))
      return { at: at + 1, ...found, place: 'description' };
  }
  return null;
}

const CAUSES = new Set(['request', 'instruct', 'tell', 'command', 'direct', 'cause', 'call', 'connect']);

/** "To run one by hand use the app" tells what to do instead. */
function isAdvice(tokens: readonly Token[], at: number, end: number): boolean {
  return tokens.slice(at + 1, Math.min(end, at + MAX_CLAUSE)).some((token) => ADVISES.has(token.word));
}

const ADVISES = new Set([
  'use',
  'call',
  'see',
  'try',
  'run',
  'ask',
  'set',
  'provide',
  'pass',
  'specify',
  'you',
  'please',
]);

/** "Says whether it is visible", "Tests if a rule matches" tell something, and are no message and no run. */
const TELLS = new Set(['say', 'tell', 'test']);

function shownHead(at: number): Head | null {
  const verb = verbForm('show');
  return verb === undefined ? null : { at, width: 1, verb, place: 'description' };
}

/** "It takes the following arguments" tells how to call. */
function takesArguments(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  if (verb.verb !== 'take' && (verb.verb !== 'accept' || verb.form !== 's')) return false;
  return tokens.slice(at + 1, at + 5).some((token) => ARGUMENTS.has(token.noun));
}

const ARGUMENTS = new Set(
  'argument parameter input option following array list string object json url number value either both optional any path name query'.split(
    ' ',
  ),
);

/** In a later sentence only a third person or a "this tool also" tells what the tool does; an imperative tells the reader what to do. */
function statesMore(tokens: readonly Token[], start: number, at: number, verb: VerbForm): boolean {
  const gap = tokens[start]?.gap;
  if (at === start && verb.form === 's' && (gap === 'colon' || gap === 'stop') && doesIt(tokens, at, verb)) return true;
  if (gap === 'colon') return at === start && verb.form === 's' && !NOUNISH.has(verb.verb);
  if (gap !== 'stop') return false;
  const first = tokens[start]?.word ?? '';
  const isAboutTool = at > start && (first === 'this' || first === 'it' || first === 'also' || first === 'then');
  if (isAboutTool && !GUIDANCE.has(tokens[at - 1]?.word ?? '')) return true;
  if (verb.deed === 'pay' && verb.form === 's' && at === start && paysHere(tokens, at)) return true;
  return verb.form === 's' && !NOUNISH.has(verb.verb) && (at === start || isAdverb(first));
}

/** "Marks them as seen", "Starts the reader": a verb that is elsewhere a noun, with what it is done to. */
const doesIt = (tokens: readonly Token[], at: number, verb: VerbForm): boolean =>
  NOUNISH.has(verb.verb) && DEED_CATEGORY[verb.deed] !== 'read' && DONE_TO.has(tokens[at + 1]?.word ?? '');
const DONE_TO = new Set(['the', 'a', 'an', 'it', 'them']);

/** "Charges the customer", "Pays from the balance". */
const paysHere = (tokens: readonly Token[], at: number): boolean =>
  isDetermined(tokens, at) || PAYS_WITH.has(tokens[at + 1]?.word ?? '');
