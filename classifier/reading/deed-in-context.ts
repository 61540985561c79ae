import type { Deed } from '../words/deeds.ts';
import { BILLING, CHAINS, HELD, MARKETS, NOT_PAID, ON_CHAIN, PLANS, TRADED } from '../words/nouns-of-money.ts';
import { MACHINES } from '../words/nouns-of-running.ts';
import { group } from '../words/word-group.ts';
import { type IsAbout, liveDeed } from './live-deed.ts';
import { findHead, findInGroup } from './matching.ts';
import type { StatedVerb } from './read-description.ts';
import type { Token } from './types.ts';

/**
 * The deed of a verb that means more where plans are billed, assets are traded or a machine moves; null where none of this is so.
 *
 * @param isAbout whether the server or the text speaks of a group; it costs a look through the text and is asked last
 */
export function deedInContext(stated: StatedVerb, object: readonly Token[], deed: Deed, isAbout: IsAbout): Deed | null {
  const verb = stated.verb.verb;
  if (changesPlan(stated, object) && (isAbout(BILLING) || (ENDS_PLAN.has(verb) && !isAbout(NOT_PAID))))
    return 'change-plan';
  if (tradesAtMarket(verb, deed, object) && isAbout(MARKETS)) return 'trade';
  if (COMMITS_ON_CHAIN.has(verb) && findHead(object, ON_CHAIN) !== null && isAbout(CHAINS)) return 'trade';
  if (
    ISSUES.has(verb) &&
    findHead(object, COINS) !== null &&
    findInGroup(object, NOT_COINS) === null &&
    isAbout(CHAINS)
  )
    return 'trade';
  if (REGISTERS.has(verb) && findHead(object, DOMAINS) !== null && isAbout(REGISTRARS)) return 'pay';
  if (WRAPS.has(verb) && object.length === 0 && isAbout(CHAINS, true)) return 'trade';
  if (SENDS.has(verb) && sendsValue(object) && isAbout(CHAINS)) return 'trade';
  const live = liveDeed(verb, deed, object, isAbout);
  if (live !== null) return live;
  if (
    MOVES.has(verb) &&
    MOVED.has(deed) &&
    (verb !== 'send' || findHead(object, SENT_OUT) !== null) &&
    isAbout(MACHINES)
  )
    return 'drive';
  return null;
}

/** "Place an order", "exit a position", "set the leverage": said of a market, and of nothing else of these names. */
function tradesAtMarket(verb: string, deed: Deed, object: readonly Token[]): boolean {
  if (TRADED_VERBS.has(verb) && TURNED.has(deed) && findHead(object, TRADED) !== null) return true;
  return HELD_VERBS.has(verb) && findHead(object, HELD) !== null;
}

const ISSUES: ReadonlySet<string> = new Set(['create', 'launch', 'issue', 'deploy']);
const COINS = group('token, coin, fungible token');
const NOT_COINS = group(
  'api, access, auth, refresh, bearer, session, jwt, security, oauth, bot, verification, pay, account',
);
/** A registrar takes money for a name. */
const REGISTERS: ReadonlySet<string> = new Set(['register', 'renew', 'transfer', 'restore']);
const DOMAINS = group('domain, domain name');
const REGISTRARS = group(
  'namecheap, porkbun, godaddy, gandi, registrar, namesilo, dynadot, hover, registration price, name.com',
);

/** Said of a wallet without an object, these are of its assets. */
const WRAPS: ReadonlySet<string> = new Set(['wrap', 'unwrap', 'approve', 'deposit', 'claim', 'supply', 'execute']);

/** A wallet that sends something sends value, unless it is a message. */
const SENDS: ReadonlySet<string> = new Set(['send', 'transfer', 'move']);
const sendsValue = (object: readonly Token[]): boolean =>
  object.length > 0 && findInGroup(object, SENT_AS_WORDS) === null;
const SENT_AS_WORDS = group(
  'message, email, mail, notification, reminder, alert, event, request, query, webhook, report, log, invite, link, file, comment, ownership, domain, call',
);

const TURNED: ReadonlySet<Deed> = new Set<Deed>(['change', 'send', 'delete', 'configure', 'run']);

/** "Cancel a subscription"; "upgrade the account to a paid plan" names the plan later. */
function changesPlan(stated: StatedVerb, object: readonly Token[]): boolean {
  const verb = stated.verb.verb;
  if (!CHANGES_PLAN.has(verb)) return false;
  // A plan that is drawn up binds nobody yet.
  if (verb === 'create' && findHead(object, SUBSCRIBED) === null) return false;
  if (verb === 'add' && findHead(object, SEATS) === null) return false;
  const isGrade = verb === 'upgrade' || verb === 'downgrade';
  const near = isGrade ? [...object, ...stated.rest.slice(0, NEAR)] : object;
  return findInGroup(near, PLANS) !== null;
}

const SEATS = group('seat, paid seat, license seat');
const SUBSCRIBED = group('subscription, membership, trial, paid subscription');
/** How far behind its object the plan may stand. */
const NEAR = 5;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const CHANGES_PLAN = setOf(
  'add activate update cancel pause resume upgrade downgrade renew change purchase buy subscribe enable disable modify create reactivate suspend terminate end',
);
/** What is cancelled or paused is a subscription that somebody pays for, unless the text speaks of events or mail. */
const ENDS_PLAN = setOf('cancel pause resume suspend renew downgrade reactivate');
const TRADED_VERBS = setOf(
  'decrease increase reduce migrate place create submit cancel close open modify amend replace post execute edit delete remove set change adjust send exit attach confirm update',
);
/** What changes what is held, though it only looks or works something out elsewhere. */
const HELD_VERBS = setOf('convert roll exit exercise rebalance flatten unwind liquidate close reduce increase');
const COMMITS_ON_CHAIN = setOf(
  'submit execute cancel confirm replace adjust resubmit accelerate bump finalize process relay approve prepare build create accept open close fund write call invoke',
);
/** What a machine does when it is told to. */
const MOVES = setOf(
  'move rotate turn go stand start stop send lift raise lower release follow pick place dance reset halt resume pause launch abort',
);
/** A bot sends messages, and is called a robot too. */
const SENT_OUT = group('robot, drone, rover, mission, machine, vehicle, uav, trajectory, waypoint, velocity, motion');
const MOVED: ReadonlySet<Deed> = new Set<Deed>(['change', 'control', 'send']);
