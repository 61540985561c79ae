import { commandVerb } from '../words/commands.ts';
import { type VerbForm, verbForm } from '../words/forms.ts';
import { isJoining, NOUNISH, PREPOSITIONS } from '../words/function-words.ts';
import { DEVICES } from '../words/nouns-of-running.ts';
import type { StatedVerb } from './read-description.ts';
import { isQuestion } from './read-question.ts';
import type { Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/** The verb of a name, first or last ("create_issue", "issues_delete"), with the other words as its object. */
export function readName(name: readonly Token[]): StatedVerb[] {
  return (
    readAsked(name) ?? readConversion(name) ?? readFigure(name) ?? readOrder(name) ?? readSwitch(name) ?? readVerb(name)
  );
}

/** "image2video": what is made stands behind the figure. */
function readFigure(name: readonly Token[]): StatedVerb[] | null {
  const token = name.at(-1);
  const at = token?.word.indexOf('2') ?? -1;
  const verb = verbForm('generate');
  if (token === undefined || verb === undefined || at < 2 || !GENERATED.has(token.word.slice(at + 1))) return null;
  return [{ verb: { ...verb, deed: 'generate' }, token, place: 'name', isForGood: false, object: [token], rest: [] }];
}

/** "who_is_on_call" asks. */
function readAsked(name: readonly Token[]): StatedVerb[] | null {
  const [token, ...object] = name;
  const verb = verbForm('show');
  if (token === undefined || object.length === 0 || verb === undefined || !isQuestion(token)) return null;
  return [{ verb, token, place: 'name', isForGood: false, object, rest: [] }];
}

/** "text_to_speech" has no verb and still says what it does. */
function readConversion(name: readonly Token[]): StatedVerb[] | null {
  const at = name.findIndex((token) => token.word === 'to');
  const made = name[at + 1];
  const verb = verbForm('generate');
  if (at <= 0 || made === undefined || verb === undefined || !GENERATED.has(made.noun)) return null;
  return [{ verb, token: made, place: 'name', isForGood: false, object: [made], rest: [] }];
}

/** "limit_order", "stop_loss", "trailingStop": an order named by its kind is placed. */
function readOrder(name: readonly Token[]): StatedVerb[] | null {
  const what = name.at(-1);
  const kind = name.at(-2);
  const place = verbForm('place');
  if (what === undefined || kind === undefined || place === undefined || name.length > 3) return null;
  const isOrder = what.word === 'order' && name.slice(0, -1).every((token) => ORDER_KINDS.has(token.word));
  const isStop = name.length === 2 && ORDER_KINDS.has(kind.word) && STOPS.has(what.word);
  if (!isOrder && !isStop) return null;
  return [{ verb: place, token: what, place: 'name', isForGood: false, object: isOrder ? [what] : name, rest: [] }];
}

const ORDER_KINDS = new Set(
  'limit market stop bracket oco oto trailing twap vwap iceberg gtt spot futures option conditional trigger basket buy sell cover scale margin take multi leg algo pending hidden post dca loss new'.split(
    ' ',
  ),
);
const STOPS = new Set(['loss', 'stop', 'profit', 'limit']);

/** "light_off", "output_on": a thing with a switch. */
function readSwitch(name: readonly Token[]): StatedVerb[] | null {
  const last = name.at(-1);
  const thing = name.at(-2);
  const verb = verbForm('switch-device');
  if (last === undefined || thing === undefined || verb === undefined || !POSITIONS.has(last.word)) return null;
  return name.length <= 3 && (DEVICES.has(thing.noun) || SWITCHED.has(thing.noun))
    ? [{ verb, token: last, place: 'name', isForGood: false, object: name.slice(0, -1), rest: [] }]
    : null;
}

const POSITIONS = new Set(['on', 'off']);
const SWITCHED = new Set([
  'output',
  'tv',
  'aircon',
  'display',
  'laser',
  'alarm',
  'screen',
  'speaker',
  'torch',
  'flashlight',
]);

/** What a model makes of a text (`text_to_speech`). */
export const GENERATED = new Set(['3d', 'speech', 'image', 'video', 'audio', 'music', 'voice', 'song']);

function readVerb(name: readonly Token[]): StatedVerb[] {
  if (isKept(name) || isRateOf(name)) return [];
  const at = verbPosition(name);
  const token = name[at];
  const found = verbAt(name, at);
  if (token === undefined || found === undefined) return readCommand(name);
  return [stateVerb(name, at, found.width, found.verb), ...readSecond(name, at + found.width)];
}

/** "get_or_create_customer": the second of two verbs. */
function readSecond(name: readonly Token[], at: number): StatedVerb[] {
  const second = isJoining(name[at]?.word ?? '') ? verbAt(name, at + 1) : undefined;
  if (second?.verb.form !== 'base' || at + 2 >= name.length) return [];
  return [stateVerb(name, at + 1, second.width, second.verb)];
}

/** "note_history", "order_status": what is asked for is the history, whatever else the first word may mean. */
function isKept(name: readonly Token[]): boolean {
  const [first, last] = name;
  return (
    name.length === 2 &&
    !SETTERS.has(first?.word ?? '') &&
    (isNounish(first) || first?.verb === undefined) &&
    KEPT.has(last?.noun ?? '')
  );
}

/** "swap_fee", "borrow_rate", "buy_or_sell_signal": told, not done. */
function isRateOf(name: readonly Token[]): boolean {
  const verb = name[0]?.verb;
  const last = name.at(-1)?.noun ?? '';
  return name.length > 1 && name.length < 5 && verb?.form === 'base' && DEALS.has(verb.verb) && RATES.has(last);
}

const DEALS = new Set([
  'swap',
  'borrow',
  'lend',
  'stake',
  'bridge',
  'trade',
  'transfer',
  'withdraw',
  'deposit',
  'buy',
  'sell',
  'mint',
  'bet',
  'spend',
  'short',
]);
const RATES = new Set([
  'fee',
  'rate',
  'quote',
  'signal',
  'price',
  'estimate',
  'history',
  'limit',
  'route',
  'apy',
  'interest',
  'report',
  'summary',
  'address',
  'status',
  'volume',
  'pressure',
  'recommendation',
]);

/** "set_status" and "post_summary" do something with it. */
const SETTERS = new Set(['post', 'set', 'update', 'reset', 'clear', 'log', 'add', 'mark']);
const KEPT = new Set([
  'history',
  'status',
  'stat',
  'statistic',
  'info',
  'detail',
  'summary',
  'overview',
  'usage',
  'count',
  'log',
  'artifact',
  'error',
  'level',
  'lineage',
  'pressure',
]);

/** A name that is a shell command, alone or after its program: `ls`, `docker_rm`. */
function readCommand(name: readonly Token[]): StatedVerb[] {
  const at = name.length - 1;
  if (name.length > 2) return [];
  const last = verbForm(commandVerb(name[at]?.word ?? '') ?? attackVerb(name[0]?.word ?? '') ?? '');
  if (last !== undefined) return [stateVerb(name, at, 1, last)];
  const first = verbForm(commandVerb(name[0]?.word ?? '') ?? '');
  return first === undefined ? [] : [stateVerb(name, 0, 1, first)];
}

/** "nmap_quick": the program comes first. */
const attackVerb = (word: string): string | undefined => (commandVerb(word) === 'attack' ? 'attack' : undefined);

function stateVerb(name: readonly Token[], at: number, width: number, verb: VerbForm): StatedVerb {
  const after = name.slice(at + width);
  const object = after.length > 0 ? upToPreposition(after) : name.slice(0, at);
  return {
    verb,
    token: name[at] as Token,
    place: 'name',
    isForGood: false,
    object: withoutLabel(object.filter(isObjectWord)),
    rest: after.length > 0 ? [...after.slice(object.length), ...name.slice(0, at)] : [],
  };
}

/** "send_email_tool" sends an e-mail; "call_tool" calls a tool. */
function withoutLabel(object: readonly Token[]): readonly Token[] {
  return object.length > 1 && object.at(-1)?.word === 'tool' ? object.slice(0, -1) : object;
}

/** "get_user_by_email" gets a user. */
function upToPreposition(words: readonly Token[]): readonly Token[] {
  const at = words.findIndex((token) => IN_NAMES.has(token.word));
  return at <= 0 ? words : words.slice(0, at);
}

const IN_NAMES = new Set(['by', 'with', 'for', 'from', 'to', 'in', 'on', 'via', 'into', 'using', 'per', 'across']);

const isObjectWord = (token: Token): boolean => !FILLERS.has(token.word);
const FILLERS = new Set(['one', 'a', 'the', 'by', 'with', 'for', 'from', 'id', 'v1', 'v2', 'and', 'my']);

function verbPosition(name: readonly Token[]): number {
  const phrasal = name.findIndex((_, at) => verbAt(name, at)?.width === 2);
  if (phrasal >= 0) return phrasal;
  const last = lastMeaningful(name);
  // "kill_chain_lookup" looks up.
  if (last > 0 && name[last]?.word === 'lookup') return last;
  const isVerb = (at: number): boolean => isNameVerb(name[at]);
  if (isVerb(0) && isMessage(name[0]) && last > 1 && isVerb(1)) return 1;
  if (name[last]?.word === 'lookup') return last;
  if (THINGS.has(name[0]?.word ?? '') && (isLooked(name[last]) || isDealt(name[last]))) return last;
  if (isVerb(0) && (name[0]?.word === 'set' || !(isNounish(name[0]) && isPlainVerb(name, last)))) return 0;
  for (let at = 1; at < name.length; at += 1) {
    if (isPlainVerb(name, at)) return at;
  }
  // "list_redirects": at the end stands a plural more often than a third person.
  if (last > 0 && isVerb(last) && name[last]?.verb?.form === 'base') return last;
  // A noun in the midst of others ("heart_rate_range") is none of them a verb.
  return name.findIndex(
    (token, at) => isNameVerb(token) && (at === 0 || at === last || token.word === 'list' || !isNounish(token)),
  );
}

function lastMeaningful(name: readonly Token[]): number {
  let last = name.length - 1;
  while (last > 0 && (FILLERS.has(name[last]?.word ?? '') || LABELS.has(name[last]?.word ?? ''))) last -= 1;
  return last;
}

const LABELS = new Set(['many', 'tool', 'all']);

/** "mail_move_to_trash": what could be sent is the object where a verb follows it. */
function isMessage(token: Token | undefined): boolean {
  return token !== undefined && isNounish(token) && token.verb?.deed === 'send';
}

/** "layer_query", "route_preview": the first word is what is looked at. */
function isLooked(token: Token | undefined): boolean {
  const verb = token?.verb;
  return verb?.form === 'base' && (verb.deed === 'look' || verb.deed === 'work-out');
}

/** "order_refund": the first word is what is paid back. */
function isDealt(token: Token | undefined): boolean {
  const verb = token?.verb;
  return verb?.form === 'base' && DEALT.has(verb.verb);
}

const DEALT = new Set([
  'refund',
  'pay',
  'charge',
  'buy',
  'sell',
  'swap',
  'trade',
  'stake',
  'redeem',
  'reimburse',
  'repay',
]);

/** Nouns that are verbs elsewhere, and in names mostly nouns. */
const THINGS = new Set(
  `bill layer order log route index graph model project email mail message comment document note map package table profile catalog track
  cluster style file book trade transfer stock stage design chart schedule plan stream image photo track flag feature label tag name`.split(
    /\s+/,
  ),
);

/** A verb that is hardly ever a noun. */
function isPlainVerb(name: readonly Token[], at: number): boolean {
  const token = name[at];
  // "mark_as_read", "sort_by_update": after a preposition stands no verb of the tool.
  if (at === 0 || token === undefined || PREPOSITIONS.has(name[at - 1]?.word ?? '')) return false;
  return token.verb?.form === 'base' && !isNounish(token);
}

function isNameVerb(token: Token | undefined): boolean {
  const verb = token?.verb;
  return (
    verb !== undefined && (verb.form === 'base' || verb.form === 's') && !(verb.form === 's' && NOUNISH.has(verb.verb))
  );
}

function isNounish(token: Token | undefined): boolean {
  return token === undefined || NOUNISH.has(token.word) || token.word === 'list';
}
