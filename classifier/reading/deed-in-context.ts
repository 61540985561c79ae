import type { Deed } from '../words/deeds.ts';
import { BILLING, NOT_PAID, PLANS } from '../words/nouns-of-money.ts';
import { MACHINES } from '../words/nouns-of-running.ts';
import { group } from '../words/word-group.ts';
import { wordSet } from '../words/word-set.ts';
import { dealingDeed } from './dealing-deed.ts';
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
  const dealt = dealingDeed(verb, deed, object, isAbout);
  if (dealt !== null) return dealt;
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

/** "Cancel a subscription"; "upgrade the account to a paid plan" names the plan later. */
function changesPlan(stated: StatedVerb, object: readonly Token[]): boolean {
  const verb = stated.verb.verb;
  if (!CHANGES_PLAN.has(verb)) return false;
  // A plan that is drawn up binds nobody yet.
  if (verb === 'create' && findHead(object, SUBSCRIBED) === null) return false;
  if (verb === 'add' && findHead(object, SEATS) === null) return false;
  const isGrade = verb === 'upgrade' || verb === 'downgrade' || verb === 'subscribe';
  const near = isGrade ? [...object, ...stated.rest.slice(0, NEAR)] : object;
  return findInGroup(near, PLANS) !== null;
}

const SEATS = group('seat, paid seat, license seat');
const SUBSCRIBED = group('subscription, membership, trial, paid subscription');
/** How far behind its object the plan may stand. */
const NEAR = 5;

const CHANGES_PLAN = wordSet(
  'move switch swap add activate update cancel pause resume upgrade downgrade renew change purchase buy subscribe enable disable modify create reactivate suspend terminate end',
);
/** What is cancelled or paused is a subscription that somebody pays for, unless the text speaks of events or mail. */
const ENDS_PLAN = wordSet('cancel pause resume suspend renew downgrade reactivate');
/** What a machine does when it is told to. */
const MOVES = wordSet(
  'move rotate turn go stand start stop send lift raise lower release follow pick place dance reset halt resume pause launch abort',
);
/** A bot sends messages, and is called a robot too. */
const SENT_OUT = group(
  'robot, drone, rover, cart, mission, machine, vehicle, uav, trajectory, waypoint, velocity, motion',
);
const MOVED: ReadonlySet<Deed> = new Set<Deed>(['change', 'control', 'send']);
