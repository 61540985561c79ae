import { DEED_CATEGORY, type Deed } from '../words/deeds.ts';
import { PEOPLE } from '../words/nouns-of-people.ts';
import { SENSES_BY_VERB } from '../words/senses/index.ts';
import type { Sense } from '../words/senses/sense.ts';
import { group } from '../words/word-group.ts';
import { deedInContext } from './deed-in-context.ts';
import { isOnValue } from './deed-on-values.ts';
import type { IsAbout } from './live-deed.ts';
import { findInGroup, isIn, mainPart } from './matching.ts';
import type { StatedVerb } from './read-description.ts';
import type { Action, Statements, Token } from './types.ts';

/** What the deed of a verb depends on beside its object. */
export interface ActionContext {
  readonly statements: Statements;
  /** Whether the server or the text speaks of what a group names: it looks the whole text through, for few verbs. */
  readonly isAbout: IsAbout;
  /** The description's words. */
  readonly text: readonly Token[];
  /** The object of the name's verb, for descriptions whose verb has none. */
  readonly nameWords: readonly Token[];
}

/** Settles what each stated verb does to its object. */
export function readActions(stated: readonly StatedVerb[], context: ActionContext): Action[] {
  const named = stated.find((one) => one.place === 'name');
  return withoutSteps(stated).map((one) => ({
    verb: one.verb.verb,
    deed: deedOf(one, context, named),
    place: one.place,
    object: one.object,
    rest: one.rest,
    span: one.token,
  }));
}

/** "Extract and clean content": a look, and what is done to the answer on the way. */
function withoutSteps(stated: readonly StatedVerb[]): readonly StatedVerb[] {
  const first = stated[0];
  if (first?.place !== 'description' || DEED_CATEGORY[first.verb.deed] !== 'read') return stated;
  return stated.filter(
    (one) => one.place !== 'description' || !STEPS.has(one.verb.verb) || one.object !== first.object,
  );
}

const STEPS = new Set([
  'clean',
  'trim',
  'format',
  'compress',
  'split',
  'merge',
  'group',
  'rank',
  'improve',
  'enrich',
  'crop',
  'resize',
]);

function deedOf(stated: StatedVerb, context: ActionContext, named: StatedVerb | undefined): Deed {
  // "Log in", "turn on": where no object follows, the particle belongs to the verb.
  const object =
    stated.object.length > 0 ? stated.object : [...stated.rest.slice(0, 1), ...otherWords(stated, context)];
  if (removesPerson(stated)) return 'change';
  if (endsForGood(stated)) return 'delete';
  const deed = senseHere(stated, object) ?? senseInName(stated, named) ?? stated.verb.deed;
  if ((deed === 'change' || deed === 'delete') && isOnValue(stated, object, context.text)) return 'work-out';
  if (PRODUCES.has(stated.verb.verb) && onlyReturns(context.statements)) return 'work-out';
  const inContext =
    deedInContext(stated, object, deed, context.isAbout) ??
    (saysTheSame(stated, named) ? deedInContext(named, named.object, deed, context.isAbout) : null);
  if (inContext !== null) return inContext;
  if (DRAFTS.has(stated.verb.verb) && context.statements.returnsText !== null) return 'work-out';
  if (deed === 'pay' && context.statements.movesNothing !== null) return 'change';
  if (deed === 'pay' && MAKES.has(stated.verb.verb) && context.statements.leavesToPay !== null) return 'change';
  if (context.statements.charges !== null && COMMITS.has(stated.verb.verb)) return 'pay';
  if (isChargedFor(stated, object, context)) return 'pay';
  if (ordersGoods(stated, object)) return 'pay';
  if (deed === 'delete' && context.statements.recoverable !== null && context.statements.unrecoverable === null)
    return 'change';
  if (deed === 'change' && endsData(stated, context.statements)) return 'delete';
  if (deed === 'run' && context.statements.readOnly !== null) return 'look';
  return deed;
}

/** "Resets a branch; untracked data will be lost", "Clears the trouble codes. Not recoverable". */
function endsData(stated: StatedVerb, statements: Statements): boolean {
  if (statements.losesData !== null && OVERWRITES.has(stated.verb.verb)) return true;
  return statements.unrecoverable !== null && stated.verb.deed === 'delete' && stated.verb.verb !== 'remove';
}

const OVERWRITES = new Set([
  'keep',
  'expire',
  'reset',
  'restore',
  'revert',
  'overwrite',
  'recreate',
  'rebuild',
  'initialize',
  'replace',
  'reinitialize',
]);

/** "Create a payment and return its checkout link" moves nothing yet. */
const MAKES = new Set(['create', 'make', 'generate', 'initiate', 'start', 'prepare', 'issue', 'request']);

/** "Get a label; postage is charged to the account": said of what is got, and not of what is told of it ("the amount charged to"). */
function isChargedFor(stated: StatedVerb, object: readonly Token[], context: ActionContext): boolean {
  const charges = context.statements.charges;
  if (charges === null || !OBTAINS.has(stated.verb.verb) || findInGroup(object, AMOUNTS) !== null) return false;
  return context.text.some(
    (token) =>
      token.start >= charges.start && token.end <= charges.end && (token.word === 'is' || token.word === 'gets'),
  );
}

const AMOUNTS = group(
  'fee, charge, payment, price, cost, rate, invoice, amount, quote, transaction, history, status, detail, info, list, balance, plan, subscription, order',
);
const OBTAINS = new Set(['get', 'obtain', 'pick', 'choose', 'select', 'extend']);

/** "Orders a bouquet" buys it; rows and results are only put in order. */
function ordersGoods(stated: StatedVerb, object: readonly Token[]): boolean {
  return (
    stated.verb.verb === 'order' &&
    stated.place === 'description' &&
    object.length > 0 &&
    object[0]?.noun !== 'of' &&
    findInGroup(object, PUT_IN_ORDER) === null &&
    findInGroup(object, BOOKS) === null
  );
}

/** The order book of a market is read. */
const BOOKS = group('book of, order book, book for');
const PUT_IN_ORDER = group(
  'book, depth, detail, status, history, info, result, row, list, record, column, element, task, entry, layer, page, value, number, image',
);

/** What is charged for at once where the text says so ("Charged to the account's card"). */
const COMMITS = new Set(
  'unlock enroll enrol download rebook post change initiate start claim renew extend book order register create reserve place submit renew subscribe confirm hire rent run schedule process approve complete provision request accept'.split(
    ' ',
  ),
);

/** The words of the name that are not the verb itself: the "switch" of `switch_profile` is no device. */
function otherWords(stated: StatedVerb, context: ActionContext): readonly Token[] {
  return context.nameWords.filter((token) => token.verb?.verb !== stated.verb.verb);
}

/** "Approve another address" of `approve_token_spending`: where both say the same verb, the name may say of what. */
function senseInName(stated: StatedVerb, named: StatedVerb | undefined): Deed | null {
  if (!saysTheSame(stated, named)) return null;
  return senseOf(named.verb.verb, named.object, named.rest);
}

function saysTheSame(stated: StatedVerb, named: StatedVerb | undefined): named is StatedVerb {
  return named !== undefined && stated.place === 'description' && named.verb.verb === stated.verb.verb;
}

/** "Reviews of a product", "Snapshot of a table": what would be looked at is a thing here, and nothing is done to it. */
function senseHere(stated: StatedVerb, object: readonly Token[]): Deed | null {
  const deed = senseOf(stated.verb.verb, object, stated.rest);
  const isThing =
    stated.verb.verb !== 'order' && object[0]?.noun === 'of' && DEED_CATEGORY[stated.verb.deed] === 'read';
  return isThing && deed !== null && DEED_CATEGORY[deed] === 'write' ? stated.verb.deed : deed;
}

function senseOf(verb: string, object: readonly Token[], rest: readonly Token[]): Deed | null {
  const senses = SENSES_BY_VERB.get(verb);
  if (senses === undefined) return null;
  for (const sense of holdsAny(object, senses.nouns) ? senses.rows : senses.later) {
    if (fits(sense, object, rest)) return sense.deed;
  }
  return null;
}

function holdsAny(tokens: readonly Token[], nouns: ReadonlySet<string>): boolean {
  for (const token of tokens) if (isIn(token, nouns)) return true;
  return false;
}

/** How far after a preposition its noun may stand: "to a running AI agent". */
const NEAR = 5;
/** "payout" and "Stripe payout": what the object is stands in its last two words. */
const HEAD = 2;

function fits(sense: Sense, object: readonly Token[], rest: readonly Token[]): boolean {
  if (sense.after !== null) return standsAfter(sense, sense.after, rest);
  if (!sense.isHead) return findInGroup(object, sense.nouns) !== null;
  const head = mainPart(object).slice(-HEAD);
  return (
    findInGroup(head.slice(-1), sense.nouns) !== null ||
    (head.length === HEAD && findInGroup(head, sense.nouns)?.length === HEAD)
  );
}

/** "Download an image from any address into the media library": the preposition may be the second one. */
function standsAfter(sense: Sense, after: ReadonlySet<string>, rest: readonly Token[]): boolean {
  for (let at = 0; at < Math.min(rest.length, FAR); at += 1) {
    if (after.has(rest[at]?.word ?? '') && findInGroup(rest.slice(at + 1, at + NEAR), sense.nouns) !== null)
      return true;
    if (rest[at]?.word === 'and') return false;
  }
  return false;
}

/** How far behind the object a preposition may stand. */
const FAR = 6;

/** "Permanently deactivate an API key" leaves nothing to put back. */
function endsForGood(stated: StatedVerb): boolean {
  return stated.isForGood && ENDINGS.has(stated.verb.verb);
}

const ENDINGS = new Set([
  'strip',
  'anonymize',
  'redact',
  'deactivate',
  'disable',
  'close',
  'overwrite',
  'cancel',
  'archive',
  'revoke',
  'ban',
  'remove',
]);

/** Whoever is removed from a team still exists; what is removed from a store does not. */
function removesPerson(stated: StatedVerb): boolean {
  return (
    stated.verb.verb === 'remove' && stated.rest[0]?.word === 'from' && findInGroup(stated.object, PEOPLE) !== null
  );
}

/** "Returns the source code. Does not write to disk." */
function onlyReturns(statements: Statements): boolean {
  return statements.changesNothing !== null && statements.returnsText !== null;
}

/** What is drafted and returned is stored nowhere. */
const DRAFTS = new Set(['draft', 'compose']);

/** Verbs that make a text, which is only returned where the description says that nothing is written. */
const PRODUCES = new Set([
  'make',
  'generate',
  'create',
  'build',
  'compose',
  'draft',
  'prepare',
  'scaffold',
  'render',
  'write',
  'split',
]);
