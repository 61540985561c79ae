import { DEED_CATEGORY } from '../words/deeds.ts';
import { type VerbForm, verbForm } from '../words/forms.ts';
import { DETERMINERS, GUIDANCE, NOUNISH, PREPOSITIONS } from '../words/function-words.ts';
import { INFORMATION } from '../words/information.ts';
import { isForeign, readForeign } from './foreign-verbs.ts';
import { readListed } from './listed-actions.ts';
import { readObject } from './read-object.ts';
import { isQuestion, readQuestion } from './read-question.ts';
import { isAdverb, skipOpeners } from './skip-openers.ts';
import type { Place, Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/** A verb where a sentence states what the tool does, before its deed is settled by its object. */
export interface StatedVerb {
  readonly verb: VerbForm;
  readonly token: Token;
  readonly place: Place;
  readonly object: readonly Token[];
  readonly rest: readonly Token[];
  /** "Permanently deactivate": said of the verb itself. */
  readonly isForGood: boolean;
}

/** What a tool does stands in its first sentences; later ones explain. */
const MAX_SENTENCES = 14;
/** A list of verbs may be long ("create, read, update, delete, move, copy, …"), a clause is not. */
const MAX_CLAUSE = 40;

/**
 * The verbs that a description states of its tool: those that head a sentence, and those joined to them. The first
 * sentence that has one is the description's own word (`description`); later ones add (`also`).
 */
export function readDescription(tokens: readonly Token[]): StatedVerb[] {
  const route = readRoute(tokens);
  if (route === null) return readSentences(tokens);
  const more = readSentences(tokens.slice(pathEnd(tokens)));
  return more.length > 0 ? more : [route];
}

function readSentences(tokens: readonly Token[]): StatedVerb[] {
  const stated: StatedVerb[] = [];
  let hasLead = false;
  let before: readonly Token[] = [];
  for (const [start, end] of segmentsOf(tokens)) {
    const listed = readListed(tokens, [start, end], before, stated);
    before = tokens.slice(start, end);
    if (listed.length > 0) {
      stated.push(...listed);
      hasLead = true;
      continue;
    }
    if (isLabel(tokens, start, end)) continue;
    const question = hasLead ? null : readQuestion(tokens, start, end);
    if (question !== null) {
      stated.push(question);
      hasLead = true;
      continue;
    }
    const head = isForeign(tokens, start, end) ? null : findHead(tokens, start, end, hasLead);
    const foreign = head === null && !hasLead ? readForeign(tokens, start, end, 'description') : [];
    if (foreign.length > 0) {
      stated.push(...foreign);
      hasLead = true;
    }
    if (head === null) continue;
    stated.push(...withoutMeans(readClause(tokens, head, end, hasLead ? 'also' : head.place)));
    hasLead = true;
  }
  return stated;
}

/** "Connects to the database and lists tables": to connect is only the way there. */
function withoutMeans(stated: StatedVerb[]): StatedVerb[] {
  return stated.length > 1 && stated[0]?.verb.verb === 'connect' ? stated.slice(1) : stated;
}

/** "DELETE /projects/{id}/keys/{key}": the method says what is done, and the name to what. */
function readRoute(tokens: readonly Token[]): StatedVerb | null {
  const [method, path] = tokens;
  const verb = method?.isCaps === true && path?.gap === 'comma' ? verbForm(METHODS.get(method.word) ?? '') : undefined;
  if (method === undefined || verb === undefined) return null;
  // A POST may do anything; what it does is in the name.
  const place = method.word === 'post' ? 'also' : 'description';
  return { verb, token: method, place, object: [], rest: [], isForGood: false };
}

/** Where the words of a path end: they stand side by side, with strokes and braces between them. */
function pathEnd(tokens: readonly Token[]): number {
  let at = 1;
  while (
    at < tokens.length &&
    (at === 1 || (tokens[at]?.start ?? 0) - (tokens[at - 1]?.end ?? 0) < 3) &&
    isInPath(tokens[at])
  )
    at += 1;
  return at;
}

const isInPath = (token: Token | undefined): boolean =>
  token?.gap === 'comma' || token?.gap === 'soft' || token?.gap === 'colon';

const METHODS = new Map([
  ['get', 'get'],
  ['post', 'create'],
  ['put', 'update'],
  ['patch', 'update'],
  ['delete', 'delete'],
]);

/** Sentences, and the parts of the first ones between soft gaps ("Notion | Delete a block"). */
function segmentsOf(tokens: readonly Token[]): [number, number][] {
  const segments: [number, number][] = [];
  let start = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    const gap = tokens[at]?.gap ?? 'stop';
    if (gap === 'space' || gap === 'comma') continue;
    segments.push([start, at]);
    start = at;
    if (segments.length >= MAX_SENTENCES) break;
  }
  return segments;
}

/** "WORKFLOW:", "START HERE for Athena:", "TIP:" name what follows; they state nothing. */
function isLabel(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[end]?.gap !== 'colon') return false;
  return end - start <= 2 || tokens[start]?.isCaps === true;
}

interface Head {
  readonly at: number;
  /** How many words the verb takes. */
  readonly width: number;
  readonly verb: VerbForm;
  readonly place: Place;
}

function findHead(tokens: readonly Token[], start: number, end: number, isLater: boolean): Head | null {
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

/** The verb of a sentence that does not begin with it. */
function laterHead(tokens: readonly Token[], start: number, at: number, end: number): Head | null {
  if (INSTRUMENTS.has(tokens[at]?.word ?? '')) return joinedHead(tokens, at, end);
  return (
    headPassive(tokens, start, end) ??
    headAfterCircumstance(tokens, start, end) ??
    headAfterUse(tokens, at, end) ??
    (at === start ? headAfterSubject(tokens, at, end) : null)
  );
}

/** "Uses OCR to read a receipt". */
const INSTRUMENTS = new Set(['uses', 'use', 'utilizes', 'leverages', 'employs', 'using', 'harnesses']);

/** "A row is added to the sheet", "The message gets sent". */
function headPassive(tokens: readonly Token[], start: number, end: number): Head | null {
  if (start > 0) return null;
  for (let at = start + 2; at < Math.min(end, start + NEAR_USE); at += 1) {
    if (RELATIVES.has(tokens[at]?.word ?? '')) return null;
    if (tokens[at]?.gap !== 'space' || !BECOMES.has(tokens[at - 1]?.word ?? '')) continue;
    const found = verbAt(tokens, at);
    return found?.verb.form === 'ed' ? { at, ...found, place: 'description' } : null;
  }
  return null;
}

const RELATIVES = new Set(['that', 'which', 'who', 'if', 'when', 'where', 'whether']);
const BECOMES = new Set(['is', 'are', 'be', 'gets', 'get', 'being']);

/** "Project reset is used to reset the database." */
function headAfterUse(tokens: readonly Token[], start: number, end: number): Head | null {
  for (let at = start + 1; at < Math.min(end - 1, start + NEAR_USE); at += 1) {
    if (!leadsToVerb(tokens[at - 1], tokens[at])) continue;
    const found = verbAt(tokens, at + 1);
    return found?.verb.form === 'base' ? { at: at + 1, ...found, place: 'description' } : null;
  }
  return null;
}

/** "Is used to", "alias for", "async version of". */
function leadsToVerb(first: Token | undefined, second: Token | undefined): boolean {
  if (second?.word === 'to') return USES.has(first?.word ?? '');
  return (second?.word === 'for' || second?.word === 'of') && REFERS.has(first?.word ?? '');
}

const REFERS = new Set(['alias', 'shortcut', 'shorthand', 'version', 'variant', 'equivalent', 'wrapper']);
const NEAR_USE = 9;
const USES = new Set(['used', 'designed', 'meant', 'intended', 'able']);

/** "Acme analyzes the image": a name, and what it does. */
function headAfterSubject(tokens: readonly Token[], start: number, end: number): Head | null {
  for (let at = start + 1; at < Math.min(end - 1, start + NEAR_SUBJECT); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.gap !== 'space' || endsSubject(tokens[at - 1])) return null;
    const found = verbAt(tokens, at);
    if (found?.verb.form !== 's' || NOUNISH.has(found.verb.verb) || STATES.has(found.verb.verb)) continue;
    if (tokens[at + 1]?.gap !== 'space') continue;
    return { at, ...found, place: found.verb.verb === 'return' ? 'returns' : 'description' };
  }
  return null;
}

/** What a thing is or has, and not what it does. */
const STATES = new Set(['include', 'hold', 'represent', 'match', 'cover', 'keep', 'define', 'cause', 'allow', 'apply']);

const endsSubject = (token: Token | undefined): boolean =>
  token === undefined || PREPOSITIONS.has(token.word) || token.word === 'and' || token.word === 'of';
const NEAR_SUBJECT = 4;

/** "Given a list of URLs, downloads each page": the verb comes after the comma. */
function headAfterCircumstance(tokens: readonly Token[], start: number, end: number): Head | null {
  if (!CIRCUMSTANCES.has(tokens[start]?.word ?? '')) return null;
  for (let at = start + 2; at < Math.min(end, start + MAX_CLAUSE); at += 1) {
    if (tokens[at]?.gap !== 'comma') continue;
    const found = verbAt(tokens, at);
    if (found === undefined || found.verb.form === 'ed' || found.verb.form === 'ing') continue;
    return { at, ...found, place: found.verb.verb === 'return' ? 'returns' : 'description' };
  }
  return null;
}

const CIRCUMSTANCES = new Set(['given', 'for', 'from', 'with', 'by', 'using', 'based', 'after', 'upon', 'like']);

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

/** "Deleted records", "Trading hours of a market", "The messages in a mailbox": the word is a verb elsewhere, not here. */
function isNoStatement(tokens: readonly Token[], at: number, start: number, verb: VerbForm): boolean {
  if (verb.form === 'ed') return true;
  if (verb.form === 'ing' && at === start && !isDetermined(tokens, at) && tokens[at + 1]?.word !== 'of')
    return !isGerund(tokens, at, verb);
  return isNounHere(tokens, at, start, verb);
}

/** "Takes a URL and returns its title" does what comes after "and". */
function joinedHead(tokens: readonly Token[], start: number, end: number): Head | null {
  for (let at = start + 2; at < Math.min(end, start + MAX_CLAUSE); at += 1) {
    if (tokens[at - 1]?.word !== 'and' && tokens[at - 1]?.word !== 'to') continue;
    const found = verbAt(tokens, at);
    if (found === undefined || (found.verb.form !== 's' && tokens[at - 1]?.word === 'and')) continue;
    return { at, ...found, place: found.verb.verb === 'return' ? 'returns' : 'description' };
  }
  return null;
}

/** "Sending messages to a channel" does it; "trading hours" and "pending orders" are things. */
function isGerund(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.gap !== 'space' || NOUNISH.has(verb.verb) || ADJECTIVES.has(tokens[at]?.word ?? ''))
    return false;
  return next.noun !== next.word && MAKES_DIFFERENCE.has(verb.deed);
}

const MAKES_DIFFERENCE: ReadonlySet<string> = new Set(['change', 'send', 'delete', 'run', 'generate', 'install']);
const ADJECTIVES = new Set(
  'existing missing running following matching remaining trending executing scheduling closing holding increasing decreasing'.split(
    ' ',
  ),
);

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

/** "The messages in a mailbox", "Replies for a message": the word is a verb elsewhere, not here. */
function isNounHere(tokens: readonly Token[], at: number, start: number, verb: VerbForm): boolean {
  if (at > start && ARTICLES.has(tokens[at - 1]?.word ?? '')) return true;
  if (DEED_CATEGORY[verb.deed] === 'read' || !NOUNISH.has(verb.verb)) return false;
  if (at === start && (isTitle(tokens, at) || isTitled(tokens, at, verb) || isListed(tokens, at))) return true;
  if (verb.form === 's' && at === start && isPluralNoun(tokens, at, verb)) return true;
  return NOUN_FOLLOWERS.has(tokens[at + 1]?.word ?? '') || (verb.form === 'base' && isSubject(tokens, at));
}

/** "Changes between two versions", "Posts scheduled for next week", "Records matching a filter": things, and not what is done. */
function isPluralNoun(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.gap === 'stop' || next.gap === 'soft') return true;
  if (THING_FOLLOWERS.has(next.word)) return next.word !== 'from' || !CARRIES.has(verb.deed);
  const after = tokens[at + 2];
  const isFollowed =
    after === undefined || after.gap !== 'space' || PREPOSITIONS.has(after.word) || THING_FOLLOWERS.has(after.word);
  if (/.ing$/.test(next.word)) return isFollowed || DETERMINERS.has(after.word);
  return /.ed$/.test(next.word) && isFollowed;
}

const THING_FOLLOWERS = new Set(
  'present available between under since by with within across about per around from waiting in of for that which who'.split(
    ' ',
  ),
);
const CARRIES: ReadonlySet<string> = new Set(['pay', 'trade', 'send']);

/** "Build logs", "Order status": two words, and the second is something to read. */
function isTitle(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && INFORMATION.has(next.noun) && (tokens[at + 2]?.gap ?? 'stop') === 'stop';
}

/** "Drop rates for an item", "Test results of a build": verbs that stand before such a noun as nouns do. */
function isTitled(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.noun === next.word || !BEFORE_NOUNS.has(verb.verb)) return false;
  return verb.form === 'base' && INFORMATION.has(next.noun);
}

const BEFORE_NOUNS = new Set(
  'drop exchange build test order trade release transfer sample score rate stage package design project stream balance match stock'.split(
    ' ',
  ),
);

/** "Requests, bytes and errors" are counted. */
function isListed(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.gap !== 'comma') return false;
  const next = verbAt(tokens, at + 1);
  return next === undefined || (next.verb.form === 's' && NOUNISH.has(next.verb.verb));
}

/** "Log buckets are containers": what comes before "are" is what the sentence is about. */
function isSubject(tokens: readonly Token[], at: number): boolean {
  for (const token of tokens.slice(at + 1, at + 4)) {
    if (token.gap === 'stop' || DETERMINERS.has(token.word)) return false;
    if (token.word === 'is' || token.word === 'are') return true;
  }
  return false;
}

const ARTICLES = new Set(['the', 'a', 'an', 'all', 'each', 'your']);
const NOUN_FOLLOWERS = new Set(['for', 'of', 'in', 'is', 'are', 'that', 'which', 'associated']);

/** In a later sentence only a third person or a "this tool also" tells what the tool does; an imperative tells the reader what to do. */
function statesMore(tokens: readonly Token[], start: number, at: number, verb: VerbForm): boolean {
  const gap = tokens[start]?.gap;
  if (gap === 'colon') return at === start && verb.form === 's' && !NOUNISH.has(verb.verb);
  if (gap !== 'stop') return false;
  const first = tokens[start]?.word ?? '';
  const isAboutTool = at > start && (first === 'this' || first === 'it' || first === 'also' || first === 'then');
  if (isAboutTool && !GUIDANCE.has(tokens[at - 1]?.word ?? '')) return true;
  if (verb.deed === 'pay' && verb.form === 's' && at === start && paysHere(tokens, at)) return true;
  return verb.form === 's' && !NOUNISH.has(verb.verb) && (at === start || isAdverb(first));
}

/** "Charges the customer", "Pays from the balance". */
const paysHere = (tokens: readonly Token[], at: number): boolean =>
  isDetermined(tokens, at) || PAYS_WITH.has(tokens[at + 1]?.word ?? '');

/** The head's verb and those joined to it by commas and "and". */
function readClause(tokens: readonly Token[], head: Head, end: number, place: Place): StatedVerb[] {
  const found: StatedVerb[] = [stated(tokens, head, place)];
  const last = Math.min(end, head.at + MAX_CLAUSE);
  let chained = true;
  for (let at = head.at + head.width; at < last; at += 1) {
    const next = joinedVerb(tokens, at, head, chained);
    if (next === null) {
      if (!isJoiner(tokens[at]) && !startsExamples(tokens, at)) chained = false;
      else if (startsExamples(tokens, at)) chained = true;
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

const isJoiner = (token: Token | undefined): boolean =>
  token !== undefined && (JOINERS.has(token.word) || JOINERS.has(token.noun));
const JOINERS = new Set(['and', 'or', 'then', 'also', 'optionally', 'to']);

/** "Performs actions like create folder": the verbs come after the word "actions". */
function startsExamples(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  return (word === 'like' || word === 'as' || word === 'including') && isAction(tokens[at - (word === 'as' ? 2 : 1)]);
}

const isAction = (token: Token | undefined): boolean => token?.noun === 'action' || token?.noun === 'operation';

/** "create, update and delete x" is a chain; after an object only "and <verb> the …" or the same person goes on. */
function joinedVerb(tokens: readonly Token[], at: number, head: Head, chained: boolean): Head | null {
  const before = tokens[at - 1]?.word ?? '';
  const isExample = startsExamples(tokens, at - 1);
  const isJoined = tokens[at]?.gap === 'comma' || isJoiner(tokens[at - 1]) || isAdverb(before) || isExample;
  if (!isJoined || before === 'to') return null;
  const found = verbAt(tokens, at);
  if (found === undefined || (found.verb.form !== head.verb.form && !isExample)) return null;
  const holds = chained ? chainHolds(tokens, at) : goesOn(tokens, at, found.verb);
  return holds ? { at, ...found, place: head.place } : null;
}

/** "Reads the file and deletes the copy", but not "targets, rules and rollouts": at its end a list has a noun. */
function goesOn(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  if (isDetermined(tokens, at)) return true;
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

/** "List and filter pull requests": a noun that is also a verb goes on only if something follows it. */
function chainHolds(tokens: readonly Token[], at: number): boolean {
  return !NOUNISH.has(tokens[at]?.word ?? '') || tokens[at + 1] !== undefined;
}

function isDetermined(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && next.gap === 'space' && DETERMINERS.has(next.word);
}

function stated(tokens: readonly Token[], head: Head, place: Place): StatedVerb {
  const { at, verb, width } = head;
  const token = tokens[at] as Token;
  const isForGood = FOR_GOOD.has(tokens[at - 1]?.word ?? '') || FOR_GOOD.has(tokens[at + 1]?.word ?? '');
  return { verb, token, place, isForGood, ...readObject(tokens, at + width - 1) };
}

/** "Book a room and pay with the card on file". */
const PAYS_WITH = new Set(['with', 'for', 'by', 'via', 'using', 'from']);

const FOR_GOOD = new Set(['permanently', 'irreversibly', 'irrevocably']);
