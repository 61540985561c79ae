import { DEED_CATEGORY } from '../words/deeds.ts';
import { type VerbForm, verbForm } from '../words/forms.ts';
import { DETERMINERS, GUIDANCE, HELPED, NOUNISH, OPENERS } from '../words/function-words.ts';
import { readObject } from './read-object.ts';
import type { Place, Token } from './types.ts';

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
  const stated: StatedVerb[] = [];
  let hasLead = false;
  for (const [start, end] of segmentsOf(tokens)) {
    if (isLabel(tokens, start, end)) continue;
    const head = findHead(tokens, start, end, hasLead);
    if (head === null) continue;
    stated.push(...readClause(tokens, head, end, hasLead ? 'also' : head.place));
    hasLead = true;
  }
  return stated;
}

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
  readonly verb: VerbForm;
  readonly place: Place;
}

function findHead(tokens: readonly Token[], start: number, end: number, isLater: boolean): Head | null {
  const at = skipOpeners(tokens, start, end);
  const token = tokens[at];
  if (token === undefined || at >= end) return null;
  const verb = verbForm(token.word);
  if (verb === undefined || verb.form === 'ed') return null;
  if (verb.form === 'ing' && at === start) return null;
  if (isNounHere(tokens, at, start, verb)) return null;
  if (verb.verb === 'return' || verb.verb === 'output' || verb.verb === 'provide')
    return { at, verb, place: 'returns' };
  if (isLater && !statesMore(tokens, start, at, verb)) return null;
  if (verb.form === 'base' && NOUNISH.has(token.word) && at + 1 >= end && at > start) return null;
  return { at, verb, place: 'description' };
}

/** "The messages in a mailbox", "Replies for a message": the word is a verb elsewhere, not here. */
function isNounHere(tokens: readonly Token[], at: number, start: number, verb: VerbForm): boolean {
  if (at > start && ARTICLES.has(tokens[at - 1]?.word ?? '')) return true;
  if (DEED_CATEGORY[verb.deed] === 'read' || !NOUNISH.has(verb.verb)) return false;
  const next = tokens[at + 1]?.word ?? '';
  if (verb.form === 'base' && next === 'in' && (verb.verb === 'log' || verb.verb === 'sign')) return false;
  return NOUN_FOLLOWERS.has(next);
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
  return verb.form === 's' && !NOUNISH.has(verb.verb) && (at === start || isAdverb(first));
}

function isAdverb(word: string): boolean {
  return word.endsWith('ly');
}

function skipOpeners(tokens: readonly Token[], start: number, end: number): number {
  let at = start;
  while (at < end && isOpener(tokens, at, start)) at += 1;
  return at;
}

function isOpener(tokens: readonly Token[], at: number, start: number): boolean {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (ENABLERS.has(word)) return HELPED.has(next) || at > start;
  if (word === 'call' || word === 'invoke') return next === 'this' || next === 'it';
  if (word === 'request' || word === 'command') return at > start;
  return OPENERS.has(word) || isAdverb(word);
}

const ENABLERS = new Set(['enable', 'enables', 'allow', 'allows', 'let', 'lets', 'help', 'helps']);

/** The head's verb and those joined to it by commas and "and". */
function readClause(tokens: readonly Token[], head: Head, end: number, place: Place): StatedVerb[] {
  const found: StatedVerb[] = [stated(tokens, head.at, head.verb, place)];
  const last = Math.min(end, head.at + MAX_CLAUSE);
  let chained = true;
  for (let at = head.at + 1; at < last; at += 1) {
    const verb = joinedVerb(tokens, at, head, chained);
    if (verb === null) {
      if (!JOINERS.has(tokens[at]?.word ?? '')) chained = false;
      continue;
    }
    found.push(stated(tokens, at, verb, place));
    chained = true;
  }
  return found;
}

const JOINERS = new Set(['and', 'or', 'then', 'also', 'optionally', 'to']);

/** "create, update and delete x" is a chain; after an object only "and <verb> the …" or the same person goes on. */
function joinedVerb(tokens: readonly Token[], at: number, head: Head, chained: boolean): VerbForm | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const isJoined =
    token.gap === 'comma' || JOINERS.has(tokens[at - 1]?.word ?? '') || isAdverb(tokens[at - 1]?.word ?? '');
  if (!isJoined || tokens[at - 1]?.word === 'to') return null;
  const verb = verbForm(token.word);
  if (verb === undefined || verb.form !== head.verb.form) return null;
  if (chained) return chainHolds(tokens, at) ? verb : null;
  const isVerbal = verb.form === 's' ? !NOUNISH.has(verb.verb) || isDetermined(tokens, at) : isDetermined(tokens, at);
  return isVerbal ? verb : null;
}

/** "List and filter pull requests": a noun that is also a verb goes on only if something follows it. */
function chainHolds(tokens: readonly Token[], at: number): boolean {
  return !NOUNISH.has(tokens[at]?.word ?? '') || tokens[at + 1] !== undefined;
}

function isDetermined(tokens: readonly Token[], at: number): boolean {
  return DETERMINERS.has(tokens[at + 1]?.word ?? '');
}

function stated(tokens: readonly Token[], at: number, verb: VerbForm, place: Place): StatedVerb {
  const token = tokens[at] as Token;
  const isForGood = FOR_GOOD.has(tokens[at - 1]?.word ?? '') || FOR_GOOD.has(tokens[at + 1]?.word ?? '');
  return { verb, token, place, isForGood, ...readObject(tokens, at) };
}

const FOR_GOOD = new Set(['permanently', 'irreversibly', 'irrevocably']);
