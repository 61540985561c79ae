import { ASK_A_PERSON, type Limit } from '../types.ts';
import { shownName } from '../visible-text.ts';
import type { Names } from './describe-use.ts';
import { A_WINDOW, type Callable, type HeldArguments, looksAtArguments } from './verdict.ts';

/** Says which calls to a tool go through, in one to four sentences: what has to be filled in first, who is asked, how often, and with which arguments. */
export function describeCallable({ asks, limits, held }: Callable, { tool }: Names): string {
  const first = asks ? describeAsking(tool, limits) : describeAllowing(tool, limits, held);
  const { toFillIn } = held;
  if (toFillIn.length === 0) return [first, ...describeHeld(held)].join(' ');
  // What holds today comes first: a reader may stop after one sentence.
  const waiting = `Every call to ${tool} is refused until you fill in what is allowed in ${names(toFillIn)}.`;
  const then = first.startsWith(tool) ? first : `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  return [waiting, `After that, ${then}`, ...describeHeld(held)].join(' ');
}

function describeAllowing(tool: string, limits: readonly Limit[], held: HeldArguments): string {
  if (limits.length === 0)
    return `${tool} may be called, ${looksAtArguments(held) ? '' : 'with any arguments and '}as often as the agent likes.`;
  return `Each grant (what the gateway counts by) may call ${tool} at most ${describeLimits(limits)}; further calls are refused until the next ${windowsOf(limits)} begins.`;
}

/** "30 times a minute and 100 times a day" */
export function describeLimits(limits: readonly Limit[]): string {
  const each = limits.map(
    ({ max, window }) => `${max === 1 ? 'once' : `${max.toLocaleString('en')} times`} ${A_WINDOW[window]}`,
  );
  return new Intl.ListFormat('en').format(each);
}

/** The format has no field for approval; to say that this rule asks somebody would promise what it cannot do. */
function describeAsking(tool: string, limits: readonly Limit[]): string {
  const asking = `Every call to ${tool} is answered with “${ASK_A_PERSON}” and not carried out. policy.json has no field for approval: exactly this text means that a person is asked where one can be, and it is a refusal everywhere else.`;
  return limits.length === 0 ? asking : `${asking} Approved calls go through at most ${describeLimits(limits)}.`;
}

function describeHeld({ toFillInIfGiven, checked, askedAbout }: HeldArguments): string[] {
  return [
    toFillInIfGiven.length > 0
      ? `Until you fill in what is allowed in ${names(toFillInIfGiven)}, calls that give ${toFillInIfGiven.length === 1 ? 'it' : 'any of them'} are refused.`
      : null,
    checked.length > 0
      ? `Calls whose ${names(checked)} ${checked.length === 1 ? 'breaks a rule' : 'break a rule'} are refused.`
      : null,
    askedAbout.length > 0
      ? `Depending on ${names(askedAbout)}, a call is answered with “${ASK_A_PERSON}”: a person is asked where one can be, and elsewhere it is refused.`
      : null,
  ].filter((sentence) => sentence !== null);
}

function windowsOf(limits: readonly Limit[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format([...new Set(limits.map(({ window }) => window))]);
}

/** Few enough for a sentence. */
const MOST_NAMED = 4;

function names(paths: readonly string[]): string {
  const named = paths.slice(0, MOST_NAMED).map(shownName);
  const more = paths.length - named.length;
  return new Intl.ListFormat('en').format(more > 0 ? [...named, `${more} more`] : named);
}
