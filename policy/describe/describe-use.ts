import type { Limit } from '../types.ts';
import { A_WINDOW, type Callable, looksAtArguments, type Verdict, waitsForSlots } from './verdict.ts';

/** Names as sentences print them. */
export interface Names {
  readonly tool: string;
  readonly server: string;
}

/** What happens to an agent that calls the tool again and again. */
export function describeLoop(verdict: Verdict, names: Names): string {
  if (verdict.kind !== 'callable') return 'An agent in a loop gets nothing through: every call is refused.';
  const loop = describeCallableLoop(verdict, names);
  if (!waitsForSlots(verdict)) return loop;
  return `Until its slots are filled in, an agent in a loop gets nothing through: every call is refused; after that, ${loop.charAt(0).toLowerCase()}${loop.slice(1)}`;
}

/** How to take the file: the first step to put it to use. */
export function describeTaking(verdict: Verdict, others: number): string {
  const saved =
    others > 0
      ? 'Save this as policy.json; if the agent is to keep its other tools, take the policy of the whole server instead.'
      : 'Save this as policy.json.';
  return `${saved}${hasSlots(verdict) ? ' Fill in its slots: the rules whose text starts with “Fill in” say what belongs there.' : ''}`;
}

/** How to see that it works: the last step, once the gateway stands before the server. */
export function describeCheck(verdict: Verdict, names: Names): string {
  switch (verdict.kind) {
    case 'hidden':
      return `List the tools of ${names.server} through the gateway: ${names.tool} must be missing.`;
    case 'left-out':
    case 'refused':
      return `Call ${names.tool} through the gateway, with arguments that could do no harm: it must be refused.`;
    case 'callable':
      return describeCallableCheck(verdict, names);
  }
}

function hasSlots(verdict: Verdict): boolean {
  if (verdict.kind !== 'callable') return false;
  return verdict.held.toFillIn.length > 0 || verdict.held.toFillInIfGiven.length > 0;
}

function describeCallableLoop({ asks, limits, held }: Callable, names: Names): string {
  // A call that waits for a person takes nothing of a limit.
  if (asks) return 'An agent in a loop gets nothing through by itself: each call is refused, or waits for a person.';
  if (limits.length > 0) return describeLimitedLoop(limits, looksAtArguments(held));
  return `Nothing here stops an agent that calls ${names.tool} in a loop${looksAtArguments(held) ? ' with arguments that pass' : ''}.`;
}

const WINDOWS_A_DAY = { minute: 1440, hour: 24, day: 1 } as const satisfies Record<Limit['window'], number>;

/** Windows are aligned to the calendar, so a limit says less about any stretch of time than its number suggests. */
function describeLimitedLoop(limits: readonly Limit[], isHeld: boolean): string {
  const each = new Intl.ListFormat('en').format(limits.map(describeShare));
  const perDay = Math.min(...limits.map(({ max, window }) => max * WINDOWS_A_DAY[window]));
  // All windows that end at midnight begin anew together.
  const burst = Math.min(...limits.map(({ max }) => 2 * max));
  const isByDay = limits.some(({ window }) => window === 'day');
  const window = limits[0]?.window ?? 'minute';
  return `An agent in a loop gets ${each}${isHeld ? ', of those whose arguments pass' : ''}${isByDay ? '' : `, up to ${calls(perDay)} a day`}; ${A_WINDOW[window]} begins by the clock (UTC), so ${calls(burst)} can pass within two seconds around the end of one.`;
}

function describeShare({ max, window }: Limit, index: number): string {
  return `${index === 0 ? `${calls(max)} through` : max.toLocaleString('en')} in each ${window}`;
}

function describeCallableCheck(verdict: Callable, names: Names): string {
  const { asks, limits, held } = verdict;
  if (waitsForSlots(verdict))
    return `Before you fill in the slots, call ${names.tool} through the gateway: it must be refused. Afterwards, what you listed must pass, and nothing else.`;
  if (asks)
    return `Call ${names.tool} through the gateway, with arguments that could do no harm: it must be refused, or you must be asked.`;
  const [limit] = limits;
  if (limit !== undefined)
    return `Set max to what your work needs. To see it hold, call ${names.tool} ${calls(limit.max + 1, 'times')} within one ${limit.window}, where that does no harm: the last call must be refused.`;
  return `Call ${names.tool} through the gateway${looksAtArguments(held) ? ' with arguments that its rules let pass' : ''}: the answer must come from ${names.server}.`;
}

function calls(count: number, unit = 'calls'): string {
  return `${count.toLocaleString('en')} ${count === 1 && unit === 'calls' ? 'call' : unit}`;
}
