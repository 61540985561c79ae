import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { type Circumstances, type Counters, evaluate, NO_COUNTERS } from './evaluate.ts';
import { explainDecision } from './explain.ts';
import { re2Patterns } from './re2.ts';
import { anyCall, anyPolicy } from './testing/any-policy.ts';
import { ASK_A_PERSON, type Condition, type Policy, type ToolRules } from './types.ts';

const NOON = Date.UTC(2026, 0, 31, 12, 0, 30);
const MINUTE = Date.UTC(2026, 0, 31, 12);
const PATTERNS = re2Patterns();

test.each<readonly [string, Policy, readonly string[]]>([
  [
    'a hidden tool',
    { ...paying({}), hide: ['pay'] },
    ['/hide/0 hides the tool: left out of tools/list, and no call passes.'],
  ],
  [
    'all tools hidden',
    { ...paying({}), hide: ['*'] },
    ['/hide/0 hides all tools: left out of tools/list, and no call passes.'],
  ],
  [
    'a tool that is not listed',
    { version: '1', default: 'deny', tools: { list: {} } },
    ['/default denies what is not listed. Listed is 1 tool, and not this one.'],
  ],
  [
    'a tool that is allowed with all others',
    { version: '1', default: 'allow' },
    ['/default allows what is not listed, and nothing stops this call.'],
  ],
  ['a tool that is listed', paying({}), ['/tools/pay lists the tool, and nothing stops this call.']],
])('says it of %s', (_what, policy, sentences) => {
  expect(explain(policy, {})).toEqual(sentences);
});

describe('a rule on arguments', () => {
  test.each<readonly [Condition['op'], Condition['value'], JsonObject, string]>([
    ['lte', 100, { a: 500 }, 'args.a has to be at most 100, and is 500.'],
    ['lte', 100, {}, 'args.a has to be at most 100, and is not given.'],
    ['eq', 'EUR', { a: 'USD' }, 'args.a has to be "EUR", and is "USD".'],
    ['in', ['a', 1], { a: null }, 'args.a has to be one of "a", 1, and is null.'],
    [
      'regex',
      '^x',
      { a: `y\u202e${'z'.repeat(200)}` },
      `args.a has to match "^x", and is "y\\u202e${'z'.repeat(77)}….`,
    ],
    ['exists', false, { a: { b: 1 } }, 'args.a must not be given, and is an object.'],
    ['neq', 'x', { a: ['y', 'x'] }, 'args.a must not be "x", and is "x" in one of 2 places.'],
    ['neq', 'x', {}, 'args.a must not be "x", and is not given.'],
    ['neq', 'x', { a: [] }, 'args.a must not be "x", and is an empty list.'],
    ['lt', 5, { a: 5 }, 'args.a has to be less than 5, and is 5.'],
    ['gt', 5, { a: [[9, 4]] }, 'args.a has to be more than 5, and is 4 in one of 2 places.'],
    ['gte', 5, { a: '7' }, 'args.a has to be at least 5, and is "7", which is no number.'],
    ['lte', 5, { a: {} }, 'args.a has to be at most 5, and is an object, which is no number.'],
    ['lt', 5, { a: [1, '2'] }, 'args.a has to be less than 5, and is "2" in one of 2 places, which is no number.'],
    ['regex', 'x', { a: 5 }, 'args.a has to match "x", and is 5, which is no text.'],
    ['in', [], { a: 'y' }, 'args.a has to be one of a list that is empty, and is "y".'],
    ['in', ['x'], { a: 'y' }, 'args.a has to be "x", and is "y".'],
    ['not_in', ['x'], { a: 'x' }, 'args.a must not be "x", and is "x".'],
    ['not_in', ['x', null], { a: null }, 'args.a must not be one of "x", null, and is null.'],
    ['not_in', [], {}, 'args.a must not be one of a list that is empty, and is not given.'],
    ['exists', true, { a: null }, 'args.a has to be given, and is null.'],
    ['contains', 'x', { a: [[1], {}] }, 'args.a has to contain "x", and is a list of 2.'],
    ['contains', 'x', { a: ['y', 1] }, 'args.a has to contain "x", and is ["y", 1].'],
    ['contains', 'x', { a: [] }, 'args.a has to contain "x", and is [].'],
    ['contains', 1, { a: '1' }, 'args.a has to contain 1 as an element, and is "1".'],
    ['contains', 'x', { a: 1 }, 'args.a has to contain "x", and is 1, which is neither a text nor a list.'],
  ])('that is required: %s %j of %j', (op, value, args, sentence) => {
    const policy = paying({ require: [{ conditions: [{ path: 'args.a', op, value }] }] });
    expect(explain(policy, args)).toEqual([`/tools/pay/require/0: ${sentence}`]);
  });

  test.each<readonly [Condition['op'], Condition['value'], JsonObject, string]>([
    ['gt', 100, { a: 500 }, 'args.a is more than 100: it is 500.'],
    ['eq', 'x', { a: 'x' }, 'args.a is "x": it is "x".'],
    ['neq', 'x', { a: ['x', 5] }, 'args.a is not "x": it is 5 in one of 2 places.'],
    ['lt', 5, { a: 4 }, 'args.a is less than 5: it is 4.'],
    ['lte', 5, { a: [9, 5] }, 'args.a is at most 5: it is 5 in one of 2 places.'],
    ['gte', 5, { a: 5 }, 'args.a is at least 5: it is 5.'],
    ['in', ['x', 1], { a: 1 }, 'args.a is one of "x", 1: it is 1.'],
    ['not_in', [], { a: 'x' }, 'args.a is not one of a list that is empty: it is "x".'],
    ['not_in', ['x'], { a: 'y' }, 'args.a is not "x": it is "y".'],
    ['not_in', [null], { a: 'y' }, 'args.a is given: it is "y".'],
    ['not_in', [null, 'x', 'z'], { a: 'y' }, 'args.a is given, and is not one of "x", "z": it is "y".'],
    ['exists', true, { a: '' }, 'args.a is given: it is "".'],
    ['exists', false, {}, 'args.a is missing: it is not given.'],
    ['exists', false, { a: null }, 'args.a is missing: it is null.'],
    ['regex', 'x$', { a: ['y', 'yx'] }, 'args.a matches "x$": it is "yx" in one of 2 places.'],
    ['contains', 1, { a: [1, 2] }, 'args.a contains 1 as an element: it is [1, 2].'],
    ['contains', 'DROP', { a: 'DROP TABLE' }, 'args.a contains "DROP": it is "DROP TABLE".'],
  ])('that denies: %s %j of %j', (op, value, args, sentence) => {
    const policy = paying({ deny_if: [{ conditions: [{ path: 'args.a', op, value }] }] });
    expect(explain(policy, args)).toEqual([`/tools/pay/deny_if/0: ${sentence}`]);
  });

  test('names the element of a list that decided', () => {
    const condition = { path: 'args.items.price', op: 'lte', value: 10 } as const;
    const args = { items: [{ price: 1 }, { price: 99 }, { price: 2 }] };
    expect(explain(paying({ require: [{ conditions: [condition] }] }), args)).toEqual([
      '/tools/pay/require/0: args.items.price has to be at most 10, and is 99 in one of 3 places.',
    ]);
    expect(explain(paying({ require: [{ conditions: [condition] }] }), { items: [{ price: 1 }, {}] })).toEqual([
      '/tools/pay/require/0: args.items.price has to be at most 10, and is missing in an element of a list.',
    ]);
  });

  test('that could not be checked says so', () => {
    const condition = { path: 'args.a', op: 'regex', value: '^x{2,900}$' } as const;
    const sentences = explain(paying({ deny_if: [{ conditions: [condition] }] }), { a: 'x'.repeat(2_000_000) });
    expect(sentences).toEqual([expect.stringContaining('/tools/pay/deny_if/0: The arguments are too large')]);
  });
});

test('says what else would deny, whom else to ask, and where the counters stand', () => {
  const policy = paying({
    require: [{ conditions: [{ path: 'args.a', op: 'lte', value: 100 }] }],
    deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }],
    limits: [{ counter: 'pay_rate', window: 'minute', max: 2, scope: 'grant' }],
  });
  const used = new Map([['pay_rate/minute', { windowStart: MINUTE, used: 2 }]]);
  expect(explain(policy, { a: 500 }, used)).toEqual([
    '/tools/pay/require/0: args.a has to be at most 100, and is 500.',
    '/tools/pay/limits/0: The limit of 2 calls per minute is used up (counter pay_rate/minute). Try again at 2026-01-31T12:01:00Z. This would deny it too.',
    '/tools/pay/deny_if/0: it is about every call of the tool. A person would have to be asked too.',
    'Counter pay_rate/minute stands at 2 of 2, and counts anew at 2026-01-31T12:01:00Z.',
  ]);
  expect(explain(policy, { a: 5 }, NO_COUNTERS, true)).toEqual([
    '/tools/pay lists the tool, and nothing stops this call.',
    '/tools/pay/deny_if/0: it is about every call of the tool. A person was asked, and has approved it.',
    'Counter pay_rate/minute stands at 0 of 2, and counts anew at 2026-01-31T12:01:00Z.',
  ]);
});

test('tells twenty of what else would deny it, and how many more', () => {
  const rules = Array.from({ length: 50 }, (_, at) => ({
    conditions: [{ path: `args.a${at}`, op: 'exists', value: true } as const],
  }));
  const sentences = explain(paying({ require: rules }), {});
  expect(sentences.length).toBe(22);
  expect(sentences[20]).toBe(
    '/tools/pay/require/20: args.a20 has to be given, and is not given. This would deny it too.',
  );
  expect(sentences[21]).toBe('29 more parts of the policy deny it.');
});

test('has one visible line for every sentence, whatever the policy and the call', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, (policy, call) => {
      const circumstances = at(NO_COUNTERS, false);
      const sentences = explainDecision(policy, call, evaluate(policy, call, circumstances), circumstances);
      expect(sentences.length).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).toMatch(/^[^\p{Cc}\p{Cf}]+[.…]$/u);
    }),
    { seed: 61, numRuns: 1000 },
  );
});

function explain(policy: Policy, args: JsonObject, counters: Counters = NO_COUNTERS, isApproved = false): string[] {
  const circumstances = at(counters, isApproved);
  const call = { tool: 'pay', args };
  return explainDecision(policy, call, evaluate(policy, call, circumstances), circumstances);
}

function at(counters: Counters, isApproved: boolean): Circumstances {
  return { counters, now: NOON, patterns: PATTERNS, isApproved };
}

function paying(rules: ToolRules): Policy {
  return { version: '1', default: 'deny', tools: { pay: rules } };
}
