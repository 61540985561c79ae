import { expect, test } from 'vitest';
import { reserve } from '#policy/counters.ts';
import { type Counters, evaluate, NO_COUNTERS } from '#policy/evaluate.ts';
import type { Limit, Policy, ToolRules } from '#policy/types.ts';
import { paceOf } from './pace.ts';

const DAY = Date.UTC(2026, 0, 1);
const NO_PATTERNS = { matches: () => false };
const CALL = { tool: 'add_note', args: {} };

function pace(rules: ToolRules, perMinute: number) {
  const policy: Policy = { version: '1', default: 'deny', tools: { add_note: rules } };
  return paceOf({ policy, call: CALL, perMinute, day: DAY, patterns: NO_PATTERNS });
}

function limit(max: number, window: Limit['window'] = 'minute'): Limit {
  return { counter: 'add_note_rate', window, max, scope: 'grant' };
}

test('denies the call after the last that a minute allows, and allows as many in the next', () => {
  const { firstDenied, ...passed } = pace({ limits: [limit(30)] }, 60);
  expect(passed).toEqual({ passedInMinute: 30, passedInDay: 43_200 });
  expect(firstDenied).toMatchObject({ call: 31, decision: { pointer: '/tools/add_note/limits/0' } });
});

test('lets a pace within the limit through all day', () => {
  expect(pace({ limits: [limit(30)] }, 30)).toEqual({ passedInMinute: 30, passedInDay: 43_200, firstDenied: null });
});

test('keeps the limit of a longer window too', () => {
  const { firstDenied, ...passed } = pace({ limits: [limit(30), limit(100, 'day')] }, 40);
  expect(passed).toEqual({ passedInMinute: 30, passedInDay: 100 });
  expect(firstDenied?.call).toBe(31);
  const slow = pace({ limits: [limit(30), limit(100, 'day')] }, 1);
  expect(slow).toMatchObject({ passedInDay: 100, firstDenied: { call: 101 } });
});

test('never lets anything through where no call passes', () => {
  const asked = pace({ deny_if: [{ conditions: [] }], limits: [limit(5)] }, 10);
  expect(asked).toMatchObject({ passedInMinute: 0, passedInDay: 0, firstDenied: { call: 1 } });
});

test('lets all through where nothing is counted', () => {
  expect(pace({}, 1000)).toEqual({ passedInMinute: 1000, passedInDay: 1_440_000, firstDenied: null });
});

test('counts the limits of all tools too, of any window, over the whole day', () => {
  const policy: Policy = {
    version: '1',
    default: 'deny',
    all_tools: { limits: [limit(100, 'hour'), { ...limit(1000, 'day'), counter: 'all' }] },
    tools: { add_note: { limits: [limit(7)] } },
  };
  const { firstDenied, ...passed } = paceOf({ policy, call: CALL, perMinute: 7, day: DAY, patterns: NO_PATTERNS });
  expect(passed).toEqual({ passedInMinute: 7, passedInDay: 1000 });
  expect(firstDenied).toMatchObject({ call: 101, decision: { pointer: '/all_tools/limits/0' } });
});

test('says what the evaluator says to every single call of the day', () => {
  const policy: Policy = {
    version: '1',
    default: 'deny',
    tools: { add_note: { limits: [limit(3), limit(50, 'hour')] } },
  };
  let [counters, passed]: [Counters, number] = [NO_COUNTERS, 0];
  for (let now = DAY; now < DAY + 86_400_000; now += 12_000) {
    const decision = evaluate(policy, CALL, { counters, now, patterns: NO_PATTERNS });
    if (decision.outcome !== 'allow') continue;
    counters = reserve(counters, decision.reservations);
    passed += 1;
  }
  expect(passed).toBe(1200);
  expect(paceOf({ policy, call: CALL, perMinute: 5, day: DAY, patterns: NO_PATTERNS }).passedInDay).toBe(1200);
});

test('looks at the arguments until a call has passed, and no more', () => {
  const asked: string[] = [];
  const patterns = { matches: (_pattern: string, text: string) => asked.push(text) > 0 };
  const condition = { path: 'args.sql', op: 'regex', value: '^select' } as const;
  const policy: Policy = {
    version: '1',
    default: 'deny',
    tools: { add_note: { require: [{ conditions: [condition] }], limits: [limit(30)] } },
  };
  const call = { tool: 'add_note', args: { sql: 'select 1' } };
  expect(paceOf({ policy, call, perMinute: 1000, day: DAY, patterns }).passedInDay).toBe(43_200);
  expect(asked).toEqual(['select 1']);
});

test('knows a tool by its own name alone', () => {
  const policy: Policy = JSON.parse(
    '{ "version": "1", "default": "deny", "tools": { "__proto__": { "limits": [{ "counter": "c", "window": "minute", "max": 2, "scope": "grant" }] } } }',
  );
  const call = { tool: '__proto__', args: {} };
  expect(paceOf({ policy, call, perMinute: 5, day: DAY, patterns: NO_PATTERNS }).passedInDay).toBe(2880);
});
