import { reserve } from '#policy/counters.ts';
import {
  type Counters,
  type Decision,
  evaluate,
  NO_COUNTERS,
  type PatternMatcher,
  type ToolCall,
} from '#policy/evaluate.ts';
import type { Policy } from '#policy/types.ts';

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
const MINUTES_OF_A_DAY = 1440;

/** Lets the evaluator decide on a day of equal calls. Calls that a spent limit is sure to deny are counted without asking it. */
export function paceOf({ policy, call, perMinute, day, patterns }: Paced): Pace {
  const total = perMinute * MINUTES_OF_A_DAY;
  const gap = MINUTE / perMinute;
  let counters: Counters = NO_COUNTERS;
  let [passedInMinute, passedInDay] = [0, 0];
  let firstDenied: Pace['firstDenied'] = null;
  for (let index = 0; index < total; ) {
    const decision = evaluate(policy, call, { counters, now: day + index * gap, patterns });
    if (decision.outcome === 'allow') {
      // Nothing is counted, so nothing will change.
      if (decision.reservations.length === 0) return { passedInMinute: perMinute, passedInDay: total, firstDenied };
      counters = reserve(counters, decision.reservations);
      passedInDay += 1;
      if (index < perMinute) passedInMinute += 1;
      index += 1;
    } else {
      firstDenied ??= { call: index + 1, decision };
      if (decision.outcome === 'hidden' || decision.retryAt === null) break;
      index = Math.max(index + 1, Math.ceil((decision.retryAt - day) / gap));
    }
  }
  return { passedInMinute, passedInDay, firstDenied };
}
