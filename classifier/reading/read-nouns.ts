import { type VerbForm, verbForm } from '../words/forms.ts';
import { OPENERS, PREPOSITIONS } from '../words/function-words.ts';
import { INFORMATION, NEWEST } from '../words/information.ts';
import { verbBehind } from '../words/nominals.ts';
import { findHead } from './matching.ts';
import type { StatedVerb } from './read-description.ts';
import { GENERATED } from './read-name.ts';
import { readObject } from './read-object.ts';
import { skipOpeners } from './skip-openers.ts';
import type { Token } from './types.ts';

/** Where no verb states anything, a noun may: "Deletion of a record", "Latest headlines", `currency_converter`, `stock_price`. */
export function readNouns(text: readonly Token[], name: readonly Token[]): StatedVerb[] {
  if (isUnknownImperative(text)) return [];
  return readPhrase(text) ?? readNameNoun(name) ?? [];
}

/** "Defenestrate the cat": an unknown verb with its object. What it does is not known, whatever the nouns say. */
function isUnknownImperative(text: readonly Token[]): boolean {
  const [first, second] = text;
  if (first === undefined || second?.gap !== 'space' || INFORMATION.has(first.noun)) return false;
  return OBJECT_STARTS.has(second.word) && !OPENERS.has(first.word);
}

const OBJECT_STARTS = new Set(['a', 'an', 'the', 'all', 'your', 'its', 'this']);

/** A noun phrase longer than this is a sentence. */
const MAX_PHRASE = 8;

/** The first words of a description up to a preposition; the last of them is what the phrase is about. */
export function readPhrase(text: readonly Token[]): StatedVerb[] | null {
  const end = firstStop(text);
  const start = skipOpeners(text, 0, end);
  let last = start;
  while (
    last < end &&
    last - start < MAX_PHRASE &&
    !(last > start && text[last]?.gap === 'comma') &&
    !endsPhrase(text[last]) &&
    !isShared(text, start, last)
  )
    last += 1;
  const phrase = text.slice(start, last);
  const made = readGenerated(text.slice(start, start + 3));
  if (made !== null) return made;
  const head = phrase.at(-1);
  if (head === undefined) return null;
  const before = phrase.slice(0, -1);
  const after = readObject(text.slice(0, end), text[last]?.word === 'of' ? last : last - 1);
  const object = text[last]?.word === 'of' && after.object.length > 0 ? after.object : before;
  const isOf = text[last]?.word === 'of';
  const stated =
    stateNoun(head, object, after.rest, phrase) ??
    (isOf || isAct(phrase) ? stateDeed(head, object, after.rest, isOf) : null);
  // "Accounts of the user", "Pending invites", "Files shared with me" are listed.
  if (stated === null && namesThings(phrase)) return statePlural(head, phrase) ?? stateThing(head, phrase);
  return (
    stated ?? (last < end && text[last]?.word === 'of' ? (statePlural(head, phrase) ?? stateThing(head, phrase)) : null)
  );
}

/** "Text to speech with natural voices". */
function readGenerated(words: readonly Token[]): StatedVerb[] | null {
  const [, to, made] = words;
  const verb = verbForm('synthesize');
  if (to?.word !== 'to' || made === undefined || verb === undefined || !GENERATED.has(made.noun)) return null;
  return [one(verb, made, [made], [])];
}

/** The "shared" of "files shared with me" says which ones. */
function isShared(text: readonly Token[], start: number, at: number): boolean {
  const before = text[at - 1];
  return at > start && before !== undefined && before.noun !== before.word && /.ed$/.test(text[at]?.word ?? '');
}

/** A plural alone, or behind a word that only says which ones; behind another it may be the object of a verb that nobody knows. */
function namesThings(phrase: readonly Token[]): boolean {
  const [first] = phrase;
  if (first === undefined) return false;
  if (QUANTIFIERS.has(first.word)) return true;
  const head = phrase.at(-1);
  const isPlural = head !== undefined && head.noun !== head.word;
  return isPlural && (phrase.length === 1 || SAYS_WHICH.test(first.word) || NEWEST.has(first.word));
}

const QUANTIFIERS = new Set(['every', 'everything', 'all', 'each', 'both', 'my', 'any', 'whatever']);
const SAYS_WHICH = /(?:ed|ing|al|ive|able|ible|ent|ant|ic|ous|ary|est|by|own|new|past)$/;

/** "Forced refresh of the index", "Transfer of funds": before "of" stands what is done. */
function stateDeed(head: Token, object: readonly Token[], rest: readonly Token[], isOf: boolean): StatedVerb[] | null {
  const verb = head.verb;
  if (verb === undefined) return null;
  // "Scheduled sending of a message".
  if (isOf && verb.form === 'ing') return [one(verb, head, object, [])];
  return verb.form === 'base' && DONE.has(verb.verb) ? [one(verb, head, object, rest)] : null;
}

/** "Server shutdown", "Instant transfer between wallets"; "latest release" and "pending transfer" are things. */
function isAct(phrase: readonly Token[]): boolean {
  const [first] = phrase;
  return (
    phrase.length > 1 &&
    first !== undefined &&
    !NEWEST.has(first.word) &&
    !/(?:ed|ing|ous|last|next|my|your)$/.test(first.word)
  );
}

/** Nouns that name an act as the verb does. */
const DONE = new Set(
  'refresh transfer swap purchase reset restart upgrade update rename merge rollback reboot payout refund upload import install backup restore launch release shutdown purge unsubscribe override login logout checkout rollout failover'.split(
    ' ',
  ),
);

/** "Moisture of a field" is shown, unless the noun may stand for a deed ("Provisioning of", "Enrolment of"). */
function stateThing(head: Token, phrase: readonly Token[]): StatedVerb[] | null {
  const show = verbForm('show');
  if (show !== undefined && QUANTIFIERS.has(head.word)) return [one(show, head, phrase, [])];
  return show === undefined || MAY_BE_DEED.test(head.word) || UNDECIDED.has(head.noun)
    ? null
    : [one(show, head, phrase, [])];
}

const MAY_BE_DEED = /(?:[st]ion|ing|ment|al|ance|ence|out|er|or)$/;

function readNameNoun(name: readonly Token[]): StatedVerb[] | null {
  const head = name.at(-1);
  if (head === undefined) return null;
  return (
    readFormats(name) ??
    stateNoun(head, name.slice(0, -1), [], name) ??
    statePlural(head, name) ??
    (name.length > 1 ? statePast(head, name) : null)
  );
}

/** "predicted_funding", "archived_note": what was done before is there to be read. */
function statePast(head: Token, name: readonly Token[]): StatedVerb[] | null {
  const show = verbForm('show');
  const isPast = name[0]?.verb?.form === 'ed' && !UNDECIDED.has(head.noun);
  return isPast && show !== undefined ? [one(show, head, name, [])] : null;
}

/** "csv_to_json" converts. */
function readFormats(name: readonly Token[]): StatedVerb[] | null {
  const at = name.findIndex((token) => token.word === 'to' || token.word === '2');
  const token = name[at];
  const convert = verbForm('convert');
  if (token === undefined || at === 0 || at + 1 >= name.length || convert === undefined) return null;
  return [one(convert, token, name.slice(0, at), [])];
}

function stateNoun(
  head: Token,
  object: readonly Token[],
  rest: readonly Token[],
  phrase: readonly Token[],
): StatedVerb[] | null {
  const named = nominalOf(head) ?? nounishReading(head);
  if (named !== undefined) return [one(named, head, object, rest)];
  const shown = verbForm('show');
  const isShown = findHead(phrase, INFORMATION) !== null || NEWEST.has(phrase[0]?.word ?? '');
  return isShown && shown !== undefined ? [one(shown, head, phrase, rest)] : null;
}

/** "Deletion" deletes; "deployments" and "allocations" are many that were made, and are listed. */
function nominalOf(head: Token): VerbForm | undefined {
  const verb = verbForm(verbBehind(head.word) ?? verbBehind(head.noun) ?? '');
  const isMany = head.noun !== head.word && verbBehind(head.word) === undefined;
  if (!isMany || verb === undefined || verb.deed === 'look' || verb.deed === 'work-out') return verb;
  return verbForm('list');
}

/** "Full text search": a word that is as often a noun counts here where it only looks or works something out. */
function nounishReading(head: Token): VerbForm | undefined {
  const verb = head.verb;
  if (verb === undefined || verb.form !== 'base') return undefined;
  return verb.deed === 'look' || verb.deed === 'work-out' ? verb : undefined;
}

/** `browser_tabs`, `recent_orders`: many things named and nothing done to them are listed. */
function statePlural(head: Token, name: readonly Token[]): StatedVerb[] | null {
  const list = verbForm('list');
  const isPlural = head.noun !== head.word && head.word.endsWith('s') && !UNDECIDED.has(head.noun);
  return isPlural && list !== undefined ? [one(list, head, name, [])] : null;
}

/** Kept as often as shown. */
const UNDECIDED = new Set(['note', 'todo', 'memory', 'setting', 'tool', 'operation', 'action', 'task', 'preference']);

function one(verb: VerbForm, token: Token, object: readonly Token[], rest: readonly Token[]): StatedVerb {
  return { verb, token, place: 'noun', object, rest, isForGood: false };
}

function firstStop(text: readonly Token[]): number {
  const at = text.findIndex((token, index) => index > 0 && (token.gap === 'stop' || token.gap === 'colon'));
  return at < 0 ? text.length : at;
}

const endsPhrase = (token: Token | undefined): boolean =>
  token === undefined ||
  token.word === 'of' ||
  token.gap === 'soft' ||
  PREPOSITIONS.has(token.word) ||
  BE.has(token.word);
const BE = new Set(['is', 'are', 'was', 'about', 'regarding', 'among', 'and', 'must', 'should', 'has', 'have']);
