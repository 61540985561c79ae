import { expect, test } from 'vitest';
import type { Limit, Policy, ToolRules } from '#policy/types.ts';
import { paceOf } from './pace.ts';

const DAY = Date.UTC(2026, 0, 1);
const NO_PATTERNS = { matches: () => false };

function pace(rules: ToolRules, perMinute: number) {
  const policy: Policy = { version: '1', default: 'deny', tools: { add_note: rules } };
  return paceOf({ policy, call: { tool: 'add_note', args: {} }, perMinute, day: DAY, patterns: NO_PATTERNS });
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
