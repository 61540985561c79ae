import type { Deed } from '../words/deeds.ts';
import { CHAIN_NAMES, CHAINS, HELD, MARKETS, ON_CHAIN, TRADED } from '../words/nouns-of-money.ts';
import { group } from '../words/word-group.ts';
import { wordSet } from '../words/word-set.ts';
import type { IsAbout } from './live-deed.ts';
import { findHead, findInGroup } from './matching.ts';
import type { Token } from './types.ts';

/**
 * The deed of a verb that deals where a market, a chain or a registrar of names is spoken of: "cancel all orders", "send", "renew a domain".
 * Null where it does not.
 */
export function dealingDeed(verb: string, deed: Deed, object: readonly Token[], isAbout: IsAbout): Deed | null {
  if (tradesAtMarket(verb, deed, object) && isAbout(MARKETS)) return 'trade';
  if (WRAPS.has(verb) && object.length === 0 && (isAbout(CHAINS, true) || isAbout(CHAIN_NAMES, true))) return 'trade';
  if (dealsOnChain(verb, object) && (isAbout(CHAINS) || isAbout(CHAIN_NAMES, true))) return 'trade';
  if (REGISTERS.has(verb) && findHead(object, DOMAINS) !== null && isAbout(REGISTRARS)) return 'pay';
  if (verb === 'capture' && (object.length === 0 || findHead(object, CAPTURED) !== null) && isAbout(TILLS, true))
    return 'pay';
  return null;
}

/** What a payment server captures; others capture a screen. */
const CAPTURED = group('order, authorization, amount, intent, hold');
const TILLS = group(
  'pay, payment, paypal, stripe, adyen, razorpay, mollie, square, braintree, checkout, paddle, klarna, till, pos',
);

/** "Place an order", "exit a position", "set the leverage": said of a market, and of nothing else of these names. */
function tradesAtMarket(verb: string, deed: Deed, object: readonly Token[]): boolean {
  if (TRADED_VERBS.has(verb) && TURNED.has(deed) && findHead(object, TRADED) !== null) return true;
  if (verb === 'add' && object.length < 3 && object.at(-1)?.noun === 'order') return true;
  return HELD_VERBS.has(verb) && findHead(object, HELD) !== null;
}

function dealsOnChain(verb: string, object: readonly Token[]): boolean {
  if (COMMITS_ON_CHAIN.has(verb) && findHead(object, ON_CHAIN) !== null) return true;
  if (ISSUES.has(verb)) return findHead(object, COINS) !== null && findInGroup(object, NOT_COINS) === null;
  return SENDS.has(verb) && object.length > 0 && findInGroup(object, SENT_AS_WORDS) === null;
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
const SENDS: ReadonlySet<string> = new Set(['send', 'transfer']);
const SENT_AS_WORDS = group(
  'message, email, mail, notification, reminder, alert, event, request, query, webhook, report, log, invite, link, file, comment, ownership, domain, call',
);

const TURNED: ReadonlySet<Deed> = new Set<Deed>(['change', 'send', 'delete', 'configure', 'run', 'control']);

const TRADED_VERBS = wordSet(
  'start decrease increase reduce migrate place create submit cancel close open modify amend replace post execute edit delete remove set change adjust send exit attach confirm update',
);
/** What changes what is held, though it only looks or works something out elsewhere. */
const HELD_VERBS = wordSet('convert roll exit exercise rebalance flatten unwind liquidate close reduce increase');
const COMMITS_ON_CHAIN = wordSet(
  'submit execute cancel confirm replace adjust resubmit accelerate bump finalize process relay approve prepare build create accept open close fund write call invoke',
);
