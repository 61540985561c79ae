import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reserve, rollBack } from './counters.ts';
import { type Counters, type Decision, evaluate, NO_COUNTERS } from './evaluate.ts';
import { re2Patterns } from './re2.ts';
import { LIMIT_WINDOWS, type Limit, type LimitWindow, type Policy } from './types.ts';

const NOON = Date.UTC(2026, 0, 31, 12);
const PATTERNS = re2Patterns();
const LENGTHS: Record<LimitWindow, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

test('as many calls pass as a limit allows, the next one is denied, and the next window allows again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...LIMIT_WINDOWS), (max, window) => {
      const limit = { counter: 'pay_rate', window, max, scope: 'grant' as const };
      const policy: Policy = { version: '1', default: 'deny', tools: { pay: { limits: [limit] } } };
      const { decide } = caller(policy);
      const outcomes = Array.from({ length: max }, () => decide('pay', NOON).outcome);
      expect(outcomes).toEqual(Array.from({ length: max }, () => 'allow'));
      const denied = decide('pay', NOON);
      expect(denied).toMatchObject({ outcome: 'deny', pointer: '/tools/pay/limits/0' });
      const retryAt = denied.outcome === 'deny' ? denied.retryAt : null;
      expect(decide('pay', (retryAt ?? 0) - 1).outcome).toBe('deny');
      expect(decide('pay', retryAt ?? 0).outcome).toBe('allow');
    }),
    { seed: 7, numRuns: 60 },
  );
});

const anyLimits = fc.array(
  fc.record({
    counter: fc.constantFrom('own', 'shared', '__proto__'),
    window: fc.constantFrom(...LIMIT_WINDOWS),
    max: fc.constantFrom(0, 1, 2, 3, 5, 9, 9, 9),
    scope: fc.constant('grant' as const),
  }),
  { maxLength: 3 },
);

const anyStep = fc.record({
  tool: fc.constantFrom('pay', 'send', 'unlisted'),
  /** Until the call, in ms: often the same window, at times the next one or the next day. */
  pause: fc.constantFrom(0, 1, 1_000, 59_999, 60_000, 3_600_000, 86_400_000),
  fails: fc.boolean(),
});

test('a call passes exactly while every limit has room, as counted by hand', () => {
  const seen = { allow: 0, deny: 0, hidden: 0 };
  fc.assert(
    fc.property(
      fc.record({ all: anyLimits, pay: anyLimits, send: anyLimits }),
      fc.array(anyStep, { maxLength: 40 }),
      ({ all, pay, send }, steps) => {
        const policy: Policy = {
          version: '1',
          default: 'allow',
          all_tools: { limits: all },
          tools: { pay: { limits: pay }, send: { limits: send } },
        };
        const { decide } = caller(policy);
        const passed: Passed[] = [];
        let now = NOON;
        for (const { tool, pause, fails } of steps) {
          now += pause;
          const limits = [...(tool === 'pay' ? pay : tool === 'send' ? send : []), ...all];
          const hasRoom = limits.every((limit) => usesOf(limit, now, passed) < limit.max);
          const decision = decide(tool, now, fails);
          expect(decision.outcome).toBe(hasRoom ? 'allow' : 'deny');
          if (hasRoom && !fails) passed.push({ time: now, keys: new Set(limits.map(keyOf)) });
          if (decision.outcome === 'deny' && decision.retryAt !== null) {
            const opens = decision.retryAt;
            expect(limits.every((limit) => usesOf(limit, opens, passed) < limit.max)).toBe(true);
            expect(limits.every((limit) => usesOf(limit, opens - 1, passed) < limit.max)).toBe(false);
          }
          seen[decision.outcome] += 1;
        }
      },
    ),
    { seed: 41, numRuns: 1000 },
  );
  expect(seen.allow).toBeGreaterThan(1000);
  expect(seen.deny).toBeGreaterThan(1000);
});

interface Passed {
  readonly time: number;
  readonly keys: ReadonlySet<string>;
}

function usesOf(limit: Limit, now: number, passed: readonly Passed[]): number {
  const window = (time: number) => Math.floor(time / LENGTHS[limit.window]);
  return passed.filter(({ time, keys }) => keys.has(keyOf(limit)) && window(time) === window(now)).length;
}

function keyOf({ counter, window }: Limit): string {
  return `${window} of ${counter}`;
}

/** One grant: what is allowed takes its uses, and gives them back if it fails. */
function caller(policy: Policy) {
  let counters: Counters = NO_COUNTERS;
  const decide = (tool: string, now: number, fails = false): Decision => {
    const decision = evaluate(policy, { tool, args: {} }, { counters, now, patterns: PATTERNS });
    if (decision.outcome !== 'allow') return decision;
    const taken = reserve(counters, decision.reservations);
    counters = fails ? rollBack(taken, decision.reservations) : taken;
    return decision;
  };
  return { decide };
}
