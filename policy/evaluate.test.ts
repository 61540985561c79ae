import { describe, expect, test } from 'vitest';
import { reserve } from './counters.ts';
import { type Circumstances, type Counters, type Decision, evaluate, NO_COUNTERS } from './evaluate.ts';
import { isHidden } from './hiding.ts';
import { re2Patterns } from './re2.ts';
import { ASK_A_PERSON, type Limit, type Policy, type PolicyRule, type ToolRules } from './types.ts';

const NOON = Date.UTC(2026, 0, 31, 12);
const PATTERNS = re2Patterns();
const ALWAYS: PolicyRule = { conditions: [], on_deny: 'Never.' };
const ASKS: PolicyRule = { conditions: [], on_deny: ASK_A_PERSON };
const SMALL: PolicyRule = { conditions: [{ path: 'args.amount', op: 'lte', value: 100 }], on_deny: 'At most 100.' };
const NO_EUROS: PolicyRule = { conditions: [{ path: 'args.currency', op: 'eq', value: 'EUR' }] };

describe('a tool', () => {
  test.each<readonly [string, Policy, string, Decision['outcome'], string]>([
    ['hidden by name', { ...deny(), hide: ['list', 'pay'] }, 'pay', 'hidden', '/hide/1'],
    ['hidden with all', { ...allow(), hide: ['*'] }, 'pay', 'hidden', '/hide/0'],
    ['hidden although listed', { ...deny({ pay: {} }), hide: ['pay'] }, 'pay', 'hidden', '/hide/0'],
    ['not listed under deny', deny({ list: {} }), 'pay', 'deny', '/default'],
    ['not listed under allow', allow({ list: {} }), 'pay', 'allow', '/default'],
    ['listed with nothing', deny({ pay: {} }), 'pay', 'allow', '/tools/pay'],
    ['in another case', deny({ pay: {} }), 'Pay', 'deny', '/default'],
    ['called like what every object has', deny({ pay: {} }), 'constructor', 'deny', '/default'],
    ['called __proto__', deny(JSON.parse('{"__proto__":{}}')), '__proto__', 'allow', '/tools/__proto__'],
    ['called * and listed, which lists no other', deny({ '*': {} }), 'pay', 'deny', '/default'],
    ['with / and ~ in its name', deny({ 'a/b~c': { deny_if: [ALWAYS] } }), 'a/b~c', 'deny', '/tools/a~1b~0c/deny_if/0'],
  ])('%s', (_what, policy, tool, outcome, pointer) => {
    expect(evaluate(policy, { tool, args: {} }, at(NOON))).toMatchObject({ outcome, pointer });
    expect(isHidden(policy, tool)).toBe(outcome === 'hidden');
  });
});

describe('the order', () => {
  const limits = [perMinute('pay_rate', 0)];
  const args = { amount: 500, currency: 'EUR' };

  test.each<readonly [string, ToolRules, string, string]>([
    ['require before deny_if', { require: [SMALL], deny_if: [NO_EUROS] }, '/tools/pay/require/0', 'At most 100.'],
    ['the first of several', { deny_if: [NO_EUROS, ALWAYS] }, '/tools/pay/deny_if/0', 'This policy denies the call.'],
    ['rules before limits', { deny_if: [ALWAYS], limits }, '/tools/pay/deny_if/0', 'Never.'],
    ['another rule before one that asks', { deny_if: [ASKS, ALWAYS] }, '/tools/pay/deny_if/1', 'Never.'],
    [
      'a limit before a rule that asks',
      { deny_if: [ASKS], limits },
      '/tools/pay/limits/0',
      'This policy allows no calls',
    ],
  ])('%s', (_what, rules, pointer, message) => {
    const decision = evaluate(deny({ pay: rules }), { tool: 'pay', args }, at(NOON));
    expect(decision).toMatchObject({ outcome: 'deny', pointer, asksAPerson: false });
    expect(decision).toHaveProperty('message', expect.stringContaining(message));
  });

  test('the limits of a tool before those of all tools', () => {
    const policy = { ...deny({ pay: { limits } }), all_tools: { limits: [perMinute('all', 0)] } };
    expect(evaluate(policy, { tool: 'pay', args }, at(NOON))).toHaveProperty('pointer', '/tools/pay/limits/0');
    const rest = { ...allow(), all_tools: { limits: [perMinute('all', 0)] } };
    expect(evaluate(rest, { tool: 'pay', args }, at(NOON))).toHaveProperty('pointer', '/all_tools/limits/0');
  });
});

describe('a rule that asks a person', () => {
  const policy = deny({ pay: { require: [SMALL], deny_if: [ASKS] } });

  test('denies, and says that one may be asked', () => {
    expect(evaluate(policy, { tool: 'pay', args: { amount: 5 } }, at(NOON))).toEqual({
      outcome: 'deny',
      pointer: '/tools/pay/deny_if/0',
      message: ASK_A_PERSON,
      asksAPerson: true,
      retryAt: null,
    });
  });

  test('denies no longer once a person has approved, while the others do', () => {
    const approved = { ...at(NOON), isApproved: true };
    expect(evaluate(policy, { tool: 'pay', args: { amount: 5 } }, approved)).toHaveProperty('outcome', 'allow');
    expect(evaluate(policy, { tool: 'pay', args: { amount: 500 } }, approved)).toMatchObject({
      outcome: 'deny',
      pointer: '/tools/pay/require/0',
    });
  });

  test.each([
    'requires human approval.',
    'Requires human approval',
    'Requires human approval. Ask bob.',
    ' Requires human approval.',
  ])('is another text if a letter differs: %j', (on_deny) => {
    const other = deny({ pay: { deny_if: [{ conditions: [], on_deny }] } });
    expect(evaluate(other, { tool: 'pay', args: {} }, at(NOON))).toHaveProperty('asksAPerson', false);
  });
});

describe('limits', () => {
  const policy: Policy = {
    ...deny({ pay: { limits: [perMinute('pay_rate', 2), { ...perMinute('pay_rate', 3), window: 'hour' }] }, list: {} }),
    all_tools: { limits: [perMinute('all', 4)] },
  };

  test('take every counter once a call, and deny when one is used up', () => {
    const first = call(policy, 'pay', NO_COUNTERS, NOON);
    expect(first.decision).toMatchObject({
      outcome: 'allow',
      reservations: [
        { key: 'pay_rate/minute', windowStart: NOON },
        { key: 'pay_rate/hour', windowStart: NOON },
        { key: 'all/minute', windowStart: NOON },
      ],
    });
    const second = call(policy, 'pay', first.counters, NOON + 1);
    const third = call(policy, 'pay', second.counters, NOON + 2);
    expect(third.decision).toEqual({
      outcome: 'deny',
      pointer: '/tools/pay/limits/0',
      message:
        'The limit of 2 calls per minute is used up (counter pay_rate/minute). Try again at 2026-01-31T12:01:00Z.',
      asksAPerson: false,
      retryAt: NOON + 60_000,
    });
    expect(third.counters).toBe(second.counters);
    expect(call(policy, 'list', third.counters, NOON + 3).decision).toHaveProperty('outcome', 'allow');
  });

  test('that are used up for different times say when the last counts anew', () => {
    const counters = new Map([
      ['pay_rate/minute', { windowStart: NOON, used: 2 }],
      ['pay_rate/hour', { windowStart: NOON, used: 3 }],
    ]);
    expect(call(policy, 'pay', counters, NOON).decision).toMatchObject({
      pointer: '/tools/pay/limits/0',
      retryAt: NOON + 3_600_000,
    });
  });

  test('of 0 never count anew', () => {
    const never = deny({ pay: { limits: [perMinute('pay_rate', 0)] } });
    expect(call(never, 'pay', NO_COUNTERS, NOON).decision).toMatchObject({
      message: 'This policy allows no calls: a limit of 0 per minute (counter pay_rate/minute).',
      retryAt: null,
    });
  });

  test('let twice their number through around the end of a window', () => {
    const thirty = deny({ pay: { limits: [perMinute('pay_rate', 30)] } });
    let counters: Counters = NO_COUNTERS;
    const outcomes = Array.from({ length: 62 }, (_, index) => {
      const result = call(thirty, 'pay', counters, NOON + 59_000 + (index < 31 ? 999 : 1_000));
      counters = result.counters;
      return result.decision.outcome;
    });
    expect(outcomes.filter((outcome) => outcome === 'allow').length).toBe(60);
    expect(outcomes[30]).toBe('deny');
    expect(outcomes[61]).toBe('deny');
  });

  test('deny where the state or the clock is broken', () => {
    const broken = new Map([['pay_rate/minute', { windowStart: NOON, used: Number.NaN }]]);
    expect(call(policy, 'pay', broken, NOON).decision).toHaveProperty('outcome', 'deny');
    expect(call(policy, 'pay', NO_COUNTERS, Number.NaN).decision).toMatchObject({ outcome: 'deny', retryAt: null });
  });

  test('print the name of a counter without invisible characters', () => {
    const hostile = deny({ pay: { limits: [perMinute('\u202epay\n', 0)] } });
    expect(call(hostile, 'pay', NO_COUNTERS, NOON).decision).toHaveProperty(
      'message',
      'This policy allows no calls: a limit of 0 per minute (counter \\u202epay\\u000a/minute).',
    );
  });
});

test('what is too large to be checked is denied by either kind of rule, and no person is asked', () => {
  const condition = { path: 'args.text', op: 'regex', value: '^x{2,900}$' } as const;
  const args = { text: 'x'.repeat(2_000_000) };
  for (const list of ['require', 'deny_if'] as const) {
    const policy = deny({ pay: { [list]: [{ conditions: [condition], on_deny: ASK_A_PERSON }] } });
    expect(evaluate(policy, { tool: 'pay', args }, { ...at(NOON), isApproved: true })).toMatchObject({
      outcome: 'deny',
      pointer: `/tools/pay/${list}/0`,
      message: expect.stringContaining('too large'),
      asksAPerson: false,
    });
  }
});

test('a condition that fails settles a rule beside one that cannot be told', () => {
  const conditions = [
    { path: 'args.text', op: 'regex', value: '^x{2,900}$' },
    { path: 'args.kind', op: 'eq', value: 'b' },
  ] as const;
  const policy = deny({ pay: { deny_if: [{ conditions }] } });
  const args = { text: 'x'.repeat(2_000_000), kind: 'a' };
  expect(evaluate(policy, { tool: 'pay', args }, at(NOON))).toHaveProperty('outcome', 'allow');
});

function call(policy: Policy, tool: string, counters: Counters, now: number) {
  const decision = evaluate(policy, { tool, args: {} }, { ...at(now), counters });
  return { decision, counters: decision.outcome === 'allow' ? reserve(counters, decision.reservations) : counters };
}

function at(now: number): Circumstances {
  return { counters: NO_COUNTERS, now, patterns: PATTERNS };
}

function deny(tools?: Record<string, ToolRules>): Policy {
  return { version: '1', default: 'deny', ...(tools && { tools }) };
}

function allow(tools?: Record<string, ToolRules>): Policy {
  return { ...deny(tools), default: 'allow' };
}

function perMinute(counter: string, max: number): Limit {
  return { counter, window: 'minute', max, scope: 'grant' };
}
