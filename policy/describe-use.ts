import { ASK_A_PERSON, type Limit } from './types.ts';
import { A_WINDOW, type Verdict } from './verdict.ts';

/** Names as sentences print them. */
export interface Names {
  readonly tool: string;
  readonly server: string;
}

/** What happens to an agent that calls the tool again and again. */
export function describeLoop(verdict: Verdict, names: Names): string {
  if (verdict.kind === 'allowed') return `Nothing here stops an agent that calls ${names.tool} in a loop.`;
  if (verdict.kind === 'limited') return describeLimitedLoop(verdict.limit);
  if (asksAPerson(verdict))
    return 'An agent in a loop gets nothing through by itself: each call is refused, or waits for a person.';
  return 'An agent in a loop gets nothing through: every call is refused.';
}

/** Three steps: take the file, load it, see that it works. */
export function describeSteps(verdict: Verdict, names: Names, others: number): [string, string, string] {
  return [
    others > 0
      ? 'Save this as policy.json; if the agent is to keep its other tools, take the policy of the whole server instead.'
      : 'Save this as policy.json.',
    `Load it in the gateway between your agent and ${names.server}: one that reads policy.json, version 1.`,
    describeCheck(verdict, names),
  ];
}

const WINDOWS_A_DAY = { minute: 1440, hour: 24, day: 1 } as const satisfies Record<Limit['window'], number>;

/** Windows are aligned to the calendar, so a limit says less about any stretch of time than its number suggests. */
function describeLimitedLoop({ max, window }: Limit): string {
  const perDay = window === 'day' ? '' : `, up to ${calls(max * WINDOWS_A_DAY[window])} a day`;
  return `An agent in a loop gets ${calls(max)} through in each ${window}${perDay}. ${capital(A_WINDOW[window])} begins by the clock (UTC), so ${calls(2 * max)} can pass within two seconds around the end of one.`;
}

function describeCheck(verdict: Verdict, names: Names): string {
  switch (verdict.kind) {
    case 'hidden':
      return `List the tools of ${names.server} through the gateway: ${names.tool} must be missing.`;
    case 'left-out':
      return `Call ${names.tool} through the gateway, with arguments that could do no harm: it must be refused.`;
    case 'refused':
      return `Call ${names.tool} through the gateway, with arguments that could do no harm: it must be refused${asksAPerson(verdict) ? ', or you must be asked' : ''}.`;
    case 'limited':
      return `Set max to what your work needs. To see it hold, call ${names.tool} ${calls(verdict.limit.max + 1, 'times')} within one ${verdict.limit.window}, where that does no harm: the last call must be refused.`;
    case 'allowed':
      return `Call ${names.tool} through the gateway: the answer must come from ${names.server}.`;
  }
}

function asksAPerson(verdict: Verdict): boolean {
  return verdict.kind === 'refused' && verdict.because === ASK_A_PERSON;
}

function calls(count: number, unit = 'calls'): string {
  return `${count.toLocaleString('en')} ${unit}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
