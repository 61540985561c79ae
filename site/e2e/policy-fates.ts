import { reserve } from '#policy/counters.ts';
import { type Counters, type Decision, evaluate, NO_COUNTERS, type ToolCall } from '#policy/evaluate.ts';
import { re2Patterns } from '#policy/re2.ts';
import type { Policy } from '#policy/types.ts';

/** What may become of the call that a page is filled with, by the category of its tool. `held`: a rule on arguments denies it. */
export const WANTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  recommended: {
    read: ['free', '10 a minute', 'asks', 'held'],
    write: ['30 a minute', '10 a minute', 'asks', 'held'],
    execute: ['10 a minute', 'asks', 'held'],
    destructive: ['hidden'],
    financial: ['asks', 'held'],
    unknown: ['refused'],
  },
  strict: {
    read: ['free', '10 a minute', 'asks', 'held'],
    write: ['30 a minute', '10 a minute', 'asks', 'held'],
    execute: ['asks', 'held'],
    destructive: ['hidden'],
    financial: ['hidden'],
    unknown: ['refused'],
  },
  'read-only': {
    read: ['free', '10 a minute', 'asks', 'held'],
    write: ['hidden'],
    execute: ['hidden'],
    destructive: ['hidden'],
    financial: ['hidden'],
    unknown: ['hidden'],
  },
};

/** More than any limit of ours. */
const MANY = 100;
const NOON = Date.UTC(2026, 0, 1, 12);
const patterns = re2Patterns();

/** What becomes of a call that is made many times in one instant, and again in the next minute. */
export function fateOf(policy: Policy, call: ToolCall): string {
  const first = decide(policy, call);
  if (first.outcome === 'hidden') return 'hidden';
  if (first.outcome === 'deny') return first.asksAPerson ? 'asks' : first.pointer === '/default' ? 'refused' : 'held';
  let counters: Counters = NO_COUNTERS;
  for (let passed = 0; passed < MANY; passed += 1) {
    const next = evaluate(policy, call, { counters, now: NOON, patterns });
    if (next.outcome !== 'allow') {
      const later = evaluate(policy, call, { counters, now: NOON + 60_000, patterns });
      return later.outcome === 'allow' && next.pointer.includes('/limits/') ? `${passed} a minute` : 'denied for good';
    }
    counters = reserve(counters, next.reservations);
  }
  return 'free';
}

export function decide(policy: Policy, call: ToolCall): Decision {
  return evaluate(policy, call, { counters: NO_COUNTERS, now: NOON, patterns });
}
