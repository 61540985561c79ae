import { DEED_CATEGORY } from '../words/deeds.ts';
import type { VerbForm } from '../words/forms.ts';
import { DETERMINERS, NOUNISH, PREPOSITIONS } from '../words/function-words.ts';
import { INFORMATION } from '../words/information.ts';
import { verbBehind } from '../words/nominals.ts';
import { isDetermined } from './clause-words.ts';
import type { Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/** "Deleted records", "Trading hours of a market", "The messages in a mailbox": the word is a verb elsewhere, not here. */
export function isNoStatement(tokens: readonly Token[], at: number, start: number, verb: VerbForm): boolean {
  if (verb.form === 'ed') return true;
  if (verb.form === 'ing' && at === start && !isDetermined(tokens, at) && tokens[at + 1]?.word !== 'of')
    return !isGerund(tokens, at, verb);
  return isNounHere(tokens, at, start, verb);
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

/** "The messages in a mailbox", "Replies for a message": the word is a verb elsewhere, not here. */
function isNounHere(tokens: readonly Token[], at: number, start: number, verb: VerbForm): boolean {
  if (at > start && ARTICLES.has(tokens[at - 1]?.word ?? '')) return true;
  if (at === start && isAdjective(tokens, at, verb)) return true;
  if (DEED_CATEGORY[verb.deed] === 'read' || !NOUNISH.has(verb.verb) || tellsFact(tokens, at, verb)) return false;
  if (at === start && (isTitle(tokens, at) || isTitled(tokens, at, verb) || isListed(tokens, at))) return true;
  if (verb.form === 's' && at === start && isPluralNoun(tokens, at, verb)) return true;
  return NOUN_FOLLOWERS.has(tokens[at + 1]?.word ?? '') || (verb.form === 'base' && isSubject(tokens, at));
}

/** "Records that the invoice was paid"; "records that match" are things. */
const tellsFact = (tokens: readonly Token[], at: number, verb: VerbForm): boolean =>
  KEEPS.has(verb.verb) && tokens[at + 1]?.word === 'that' && isDetermined(tokens, at + 1);

const KEEPS = new Set(['record', 'note', 'log']);

/** "Complete removal of an account", "Secure upload of a file": which kind of it. */
function isAdjective(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  const next = tokens[at + 1];
  return (
    verb.form === 'base' && ADJECTIVE_VERBS.has(verb.verb) && next !== undefined && verbBehind(next.noun) !== undefined
  );
}

const ADJECTIVE_VERBS = new Set(
  'complete secure clean direct correct open separate duplicate present approximate moderate select'.split(' '),
);

/** "Changes between two versions", "Posts scheduled for next week", "Records matching a filter": things, and not what is done. */
function isPluralNoun(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.gap === 'stop' || next.gap === 'soft') return true;
  if (THING_FOLLOWERS.has(next.word)) return next.word !== 'from' || !CARRIES.has(verb.deed);
  const after = tokens[at + 2];
  const isFollowed =
    after === undefined || after.gap !== 'space' || PREPOSITIONS.has(after.word) || THING_FOLLOWERS.has(after.word);
  // "Starts recording the screen".
  if (STARTS.has(verb.verb) && DETERMINERS.has(after?.word ?? '')) return false;
  if (/.ing$/.test(next.word)) return isFollowed || DETERMINERS.has(after.word);
  return /.ed$/.test(next.word) && isFollowed;
}

const STARTS = new Set(['start', 'stop']);
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

/** "Drop rates for an item", "Exchange rate of a currency": verbs that stand before such a noun as nouns do. */
function isTitled(tokens: readonly Token[], at: number, verb: VerbForm): boolean {
  const next = tokens[at + 1];
  if (next === undefined || verb.form !== 'base' || !BEFORE_NOUNS.has(verb.verb)) return false;
  const isPlural = next.noun !== next.word;
  return INFORMATION.has(next.noun) && (isPlural || BELONGS.has(tokens[at + 2]?.word ?? ''));
}

/** A single thing without an article that belongs to another one is no object. */
const BELONGS = new Set(['of', 'between']);

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
