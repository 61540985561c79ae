import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reserve } from '../counters.ts';
import { type Counters, evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import { anyCall, anyPolicy, HOSTILE_NAMES } from '../testing/any-policy.ts';
import { ASK_A_PERSON, type Condition, type Policy, type ToolRules } from '../types.ts';
import { intercept } from './intercept.ts';
import { lossesOf } from './losses.ts';
import { interceptEngine } from './testing/intercept-engine.ts';
import { readInterceptFile } from './testing/intercept-file.ts';

const NOON = Date.UTC(2026, 0, 31, 12);
const PATTERNS = re2Patterns();

test('writes a file that says which rule each rule stands for', () => {
  const policy = denying({
    list_notes: {},
    pay: {
      require: [{ conditions: [on('lte', 100)], on_deny: 'At most 100.' }],
      limits: [{ counter: 'pay_rate', window: 'minute', max: 30, scope: 'grant' }],
    },
    refund: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] },
  });
  const written = intercept.write({
    policy: { ...policy, hide: ['drop'] },
    servers: [server('list_notes', 'pay', 'refund', 'drop')],
  });
  expect(written).toBe(`# Intercept, written by toolrisk from a policy that denies by default.
# What the policy says and this file cannot:
# - Intercept cannot ask a person: the tool is refused instead. (1 tool: refund)
# Intercept takes 5 for "5" and does not look into lists: the rules refuse lists, and arguments of another kind
# than the policy names.

version: "1"
default: "deny"
hide:
  - "drop"
tools:
  "list_notes":
    rules: []
  "pay":
    rules:
      - name: "/tools/pay/require/0"
        conditions:
          - path: "args.amount"
            op: "lte"
            value: 100
        on_deny: "At most 100."
      - name: "/tools/pay/limits: 30 per minute"
        rate_limit: "30/minute"
  "refund":
    rules:
      - name: "/tools/refund"
        action: "deny"
        on_deny: "Requires human approval."
`);
});

describe('a rule on arguments', () => {
  // What passes and what is refused there; ours passes all that stand first.
  test.each<readonly [string, ToolRules, readonly unknown[], readonly unknown[], readonly unknown[]]>([
    ['require eq', required(on('eq', 'EUR')), ['EUR'], [['EUR']], ['USD', 5, null]],
    ['require eq of a number', required(on('eq', 5)), [5], [], ['5', 6, true]],
    ['require eq of digits', required(on('eq', '5')), ['5'], [['5']], [5]],
    ['require in of words', required(on('in', ['true', '<nil>'])), ['true', '<nil>'], [], [true, null]],
    ['require eq of half a character', required(on('eq', '\ud800')), [], ['\ud800'], ['\ufffd']],
    ['require in', required(on('in', ['EUR', 5])), ['EUR'], [5], ['5', 'USD']],
    ['require neq', required(on('neq', 'root')), ['me'], [5, true], ['root', ['root'], ['me', 'root']]],
    ['require not_in of numbers', required(on('not_in', [1, 2])), [3], ['x'], [1, [1]]],
    ['require null', required(on('eq', null)), [null], [], ['<nil>', 'x', 0]],
    ['require contains', required(on('contains', 'a')), ['bab'], [['a']], ['b', [5]]],
    ['require exists false', required(on('exists', false)), [undefined, null], [], ['x', 0]],
    ['require of true', required(on('eq', true)), [], [true], ['true', false]],
    ['deny_if eq', denied(on('eq', 'EUR')), ['USD'], [undefined, 5, ['USD']], ['EUR', ['EUR']]],
    ['deny_if gt', denied(on('gt', 100)), [100], [undefined, '5'], [101, [101]]],
    ['deny_if gte', denied(on('gte', 100)), [99], [undefined], [100]],
    ['deny_if lt', denied(on('lt', 100)), [100], [undefined, '5'], [99]],
    ['deny_if lte', denied(on('lte', 100)), [101], [undefined], [100]],
    ['deny_if neq', denied(on('neq', 'EUR')), ['EUR'], [undefined], ['USD']],
    ['deny_if in', denied(on('in', ['EUR', 'USD'])), ['CHF'], [undefined, 5], ['EUR', 'USD']],
    ['deny_if not_in', denied(on('not_in', ['EUR'])), ['EUR'], [undefined], ['USD']],
    ['deny_if regex', denied(on('regex', '^x')), [undefined, null], ['y'], ['x', ['x']]],
    ['deny_if exists', denied(on('exists', true)), [undefined, null], [], ['x', 0]],
    ['deny_if two meet', denied(on('eq', 'EUR'), on('regex', 'E')), ['USD'], [undefined], ['EUR']],
  ])('%s', (_what, rules, passing, stricter, refused) => {
    const policy = denying({ pay: rules });
    const decide = engineOf(policy, ['pay']);
    const ours = (args: Record<string, never>) =>
      evaluate(policy, { tool: 'pay', args }, at(NO_COUNTERS, NOON)).outcome;
    for (const [values, theirs, mine] of [
      [passing, true, 'allow'],
      [stricter, false, 'allow'],
      [refused, false, 'deny'],
    ] as const) {
      for (const amount of values) {
        const args = JSON.parse(JSON.stringify({ amount }));
        expect([amount, decide({ tool: 'pay', args }, NOON), ours(args)]).toEqual([amount, theirs, mine]);
      }
    }
  });

  test('within a list, where Intercept finds nothing, refuses the whole list', () => {
    const within = (op: Condition['op'], value: Condition['value']) => denied({ path: 'args.lines.sku', op, value });
    for (const rules of [within('regex', '^x'), within('exists', true)]) {
      const policy = denying({ pay: rules });
      const decide = engineOf(policy, ['pay']);
      const args = { lines: [{ sku: 'x1' }] };
      expect(evaluate(policy, { tool: 'pay', args }, at(NO_COUNTERS, NOON)).outcome).toBe('deny');
      expect(decide({ tool: 'pay', args }, NOON)).toBe(false);
      expect(decide({ tool: 'pay', args: {} }, NOON)).toBe(true);
    }
  });

  test('that cannot be said refuses the tool, and that is told', () => {
    const policy = denying({ pay: required(on('eq', true)) });
    expect(lossesOf(intercept, { policy, servers: [server('pay')] })).toEqual([
      {
        what: 'arguments',
        tools: ['pay'],
        sentence:
          'Intercept cannot tell true from "true", nor look for a number in a list: the tool is refused instead.',
      },
    ]);
  });
});

describe('limits', () => {
  test('of one tool: the next call is refused, and the next minute allows', () => {
    const decide = engineOf(denying({ pay: { limits: [perMinute('pay_rate', 2)] } }), ['pay']);
    const pay = (now: number) => decide({ tool: 'pay', args: {} }, now);
    expect([pay(NOON), pay(NOON + 1), pay(NOON + 2), pay(NOON + 60_000)]).toEqual([true, true, false, true]);
  });

  test('that tools share are divided among them, and that is told', () => {
    const limits = [perMinute('both', 5)];
    const policy = denying({ pay: { limits }, refund: { limits } });
    const decide = engineOf(policy, ['pay', 'refund']);
    const pass = (tool: string) =>
      Array.from({ length: 9 }, () => decide({ tool, args: {} }, NOON)).filter(Boolean).length;
    expect([pass('pay'), pass('refund')]).toEqual([2, 2]);
    expect(lossesOf(intercept, { policy, servers: [server('pay', 'refund')] })).toMatchObject([
      { what: 'limits', tools: ['pay', 'refund'] },
    ]);
  });

  test('of all tools count every call, and a tool may have its own share of them', () => {
    const ofAll = perMinute('all', 4);
    const policy: Policy = {
      ...denying({ pay: { limits: [{ ...ofAll, max: 2 }] }, list: {} }),
      all_tools: { limits: [ofAll] },
    };
    const decide = engineOf(policy, ['pay', 'list']);
    const calls = ['list', 'pay', 'pay', 'list', 'list', 'list'];
    expect(calls.map((tool) => decide({ tool, args: {} }, NOON))).toEqual([true, true, false, true, true, false]);
  });

  test.each<[string, Policy, readonly string[]]>([
    ['that the server lists', denying({ list: {} }), ['list', '*']],
    [
      'that the policy allows and the server does not list',
      { version: '1', default: 'allow', tools: { '*': {} } },
      ['list'],
    ],
    ['that the policy refuses and the server does not list', denying({ list: {}, '*': denied() }), ['list']],
  ])('of all tools hide everything for the sake of a tool called * %s, and that is told', (_which, one, tools) => {
    const policy = { ...one, all_tools: { limits: [perMinute('all', 4)] } };
    const decide = engineOf(policy, tools);
    expect(['list', '*', 'other'].map((tool) => decide({ tool, args: {} }, NOON))).toEqual([false, false, false]);
    expect(lossesOf(intercept, { policy, servers: [server(...tools)] })).toContainEqual({
      what: 'name',
      tools,
      sentence:
        'Intercept cannot tell a tool called * from all tools, which are limited together: every tool is hidden instead.',
    });
  });

  test('of all tools let a tool called * be called that the server adds later, and that is told', () => {
    const policy = { ...denying({ list: {} }), all_tools: { limits: [perMinute('all', 2)] } };
    const decide = engineOf(policy, ['list']);
    expect([1, 2, 3].map(() => decide({ tool: '*', args: {} }, NOON))).toEqual([true, true, false]);
    expect(lossesOf(intercept, { policy, servers: [server('list')] })).toMatchObject([{ what: 'others', tools: [] }]);
  });

  test('of a tool with a dot in its name refuse it', () => {
    const decide = engineOf(denying({ 'pay.now': { limits: [perMinute('x', 9)] }, 'list.all': {} }), [
      'pay.now',
      'list.all',
    ]);
    expect(['pay.now', 'list.all'].map((tool) => decide({ tool, args: {} }, NOON))).toEqual([false, true]);
  });
});

test.each(['*', '_global', '', ' ', '\ud800'])('cannot name %j: it means something else there, or nothing', (tool) => {
  expect(intercept.ruleName?.(tool, 'notes')).toBeNull();
});

test('refuses all that it cannot name for the sake of one that the policy holds back, and tells each', () => {
  const policy: Policy = { version: '1', default: 'allow', tools: { '\n': { limits: [perMinute('blank', 1)] } } };
  const tools = ['list', ' '];
  const decide = engineOf(policy, tools);
  expect(['list', ' ', '\n'].map((tool) => decide({ tool, args: {} }, NOON))).toEqual([true, false, false]);
  expect(lossesOf(intercept, { policy, servers: [server(...tools)] })).toEqual([
    {
      what: 'name',
      tools: [' '],
      sentence: 'Intercept cannot name the tool in a rule: the tool is refused instead.',
    },
  ]);
});

test('large numbers, invisible characters and keywords are read back as they were', () => {
  const policy = denying({
    '<<': required(on('lte', 1e20)),
    'no\u202e': required(on('in', ['yes', '\uffff', '\u{e0041}', '\u0007', '5'])),
    __proto__x: required(on('gte', -1e300)),
  });
  const text = intercept.write({ policy, servers: [server(...Object.keys(policy.tools ?? {}))] });
  expect(text).toMatch(/^[\n -~]*$/);
  expect(text).toContain('value: 1e+20');
  expect([...readInterceptFile(text).tools.keys()]).toEqual(['<<', 'no\u202e', '__proto__x']);
});

test('nothing passes there, call after call, that the policy refuses', () => {
  let passed = 0;
  const anyCalls = fc.array(fc.tuple(anyCall, fc.nat(70_000)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(anyPolicy, fc.subarray(HOSTILE_NAMES), anyCalls, (policy, tools, calls) => {
      const decide = engineOf(policy, tools);
      let counters: Counters = NO_COUNTERS;
      let now = NOON;
      for (const [call, later] of calls) {
        now += later;
        // Told among the losses: a tool called * that the server did not list before cannot be told from all tools.
        if (call.tool === '*' && !tools.includes('*')) continue;
        if (!decide(call, now)) continue;
        passed += 1;
        const decision = evaluate(policy, call, at(counters, now));
        expect({ call, ...decision }).toMatchObject({ outcome: 'allow' });
        if (decision.outcome === 'allow') counters = reserve(counters, decision.reservations);
      }
    }),
    { seed: 71, numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(500);
});

function engineOf(policy: Policy, tools: readonly string[]) {
  return interceptEngine(readInterceptFile(intercept.write({ policy, servers: [server(...tools)] })));
}

function at(counters: Counters, now: number) {
  return { counters, now, patterns: PATTERNS };
}

function server(...tools: readonly string[]) {
  return { key: 'notes', tools };
}

function denying(tools: Record<string, ToolRules>): Policy {
  return { version: '1', default: 'deny', tools };
}

function on(op: Condition['op'], value: Condition['value']): Condition {
  return { path: 'args.amount', op, value };
}

function required(...conditions: readonly Condition[]): ToolRules {
  return { require: [{ conditions }] };
}

function denied(...conditions: readonly Condition[]): ToolRules {
  return { deny_if: [{ conditions }] };
}

function perMinute(counter: string, max: number) {
  return { counter, window: 'minute' as const, max, scope: 'grant' as const };
}
