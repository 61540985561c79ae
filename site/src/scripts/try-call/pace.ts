import { reserve } from '#policy/counters.ts';
import {
  type Counters,
  type Decision,
  evaluate,
  NO_COUNTERS,
  type PatternMatcher,
  type ToolCall,
} from '#policy/evaluate.ts';
import { limitsOn, rulesFor } from '#policy/rules-for.ts';
import type { LimitWindow, Policy } from '#policy/types.ts';

/** What becomes of one call that is made again and again, evenly, from the start of a day. */
export interface Pace {
  /** How many calls are allowed in the first minute, and over the day. */
  readonly passedInMinute: number;
  readonly passedInDay: number;
  /** The first call that is not allowed, counted from 1, and why; null where the whole day passes. */
  readonly firstDenied: { readonly call: number; readonly decision: Exclude<Decision, { outcome: 'allow' }> } | null;
}

export interface Paced {
  readonly policy: Policy;
  readonly call: ToolCall;
  readonly perMinute: number;
  /** Midnight in UTC, in milliseconds since 1970. */
  readonly day: number;
  readonly patterns: PatternMatcher;
}

const MINUTE = 60_000;
const MINUTES = { minute: 1, hour: 60, day: 1440 } as const satisfies Record<LimitWindow, number>;

/**
 * Lets the evaluator decide on a day of equal calls, asking no more than is needed to know: all windows begin anew together with the longest
 * that the policy counts in, so the day repeats that one; calls that a spent limit is sure to deny are skipped; and the arguments, which
 * stay the same, are looked at until a call has passed, for large ones would hold up the page.
 */
export function paceOf({ policy, call, perMinute, day, patterns }: Paced): Pace {
  const onceAllowed = limitsAlone(policy, call.tool);
  const minutes = longestWindow(onceAllowed, call.tool);
  const gap = MINUTE / perMinute;
  let asked = policy;
  let counters: Counters = NO_COUNTERS;
  let [passedInMinute, passed] = [0, 0];
  let firstDenied: Pace['firstDenied'] = null;
  for (let index = 0; index < perMinute * minutes; ) {
    const decision = evaluate(asked, call, { counters, now: day + index * gap, patterns });
    if (decision.outcome === 'allow') {
      asked = onceAllowed;
      counters = reserve(counters, decision.reservations);
      passed += 1;
      if (index < perMinute) passedInMinute += 1;
      index += 1;
    } else {
      firstDenied ??= { call: index + 1, decision };
      if (decision.outcome === 'hidden' || decision.retryAt === null) break;
      index = Math.max(index + 1, Math.ceil((decision.retryAt - day) / gap));
    }
  }
  return { passedInMinute, passedInDay: (passed * MINUTES.day) / minutes, firstDenied };
}

/** What is left to ask about a call whose arguments have passed. Limits keep their places, so pointers to them stay true. */
function limitsAlone(policy: Policy, tool: string): Policy {
  const { limits = [] } = rulesFor(policy, tool) ?? {};
  // A computed key makes an own one, also of `__proto__`.
  return { ...policy, tools: { [tool]: { limits } } };
}

/** In minutes. */
function longestWindow(policy: Policy, tool: string): number {
  return Math.max(1, ...limitsOn(policy, rulesFor(policy, tool)).map(({ window }) => MINUTES[window]));
}
