import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { counterKey, reserve, rollBack } from './counters.ts';
import { type Circumstances, type Counters, type Decision, denialsOf, evaluate, NO_COUNTERS } from './evaluate.ts';
import { resolvePointer } from './json-pointer.ts';
import { re2Patterns } from './re2.ts';
import { anyArgs, anyCall, anyCondition, anyLimit, anyPolicy } from './testing/any-policy.ts';
import { type Condition, LIMIT_WINDOWS, type Policy, type ToolRules } from './types.ts';

const NOON = Date.UTC(2026, 0, 31, 12);
const PATTERNS = re2Patterns();
const RUNS = { seed: 2026, numRuns: 2000 };

/** Counters in the windows of noon, some of them used up. */
const anyCounters: fc.Arbitrary<Counters> = fc
  .array(fc.tuple(anyLimit, fc.nat(4)), { maxLength: 4 })
  .map((used) => new Map(used.map(([limit, times]) => [counterKey(limit), { windowStart: NOON, used: times }])));

const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  counters: anyCounters,
  now: fc.constant(NOON),
  patterns: fc.constant(PATTERNS),
  isApproved: fc.boolean(),
});

test('default deny never lets a tool through that is not listed', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, (policy, call, circumstances) => {
      const isListed = policy.tools !== undefined && Object.hasOwn(policy.tools, call.tool);
      const { outcome } = evaluate({ ...policy, default: 'deny' }, call, circumstances);
      if (!isListed) expect(outcome).not.toBe('allow');
    }),
    RUNS,
  );
});

test('a policy without one of its rules denies no call that it allowed, on the same counters', () => {
  let allowed = 0;
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, fc.nat(), (policy, call, circumstances, which) => {
      const lesser = withoutOne(policy, which);
      if (evaluate(policy, call, circumstances).outcome !== 'allow') return;
      allowed += 1;
      expect(evaluate(lesser, call, circumstances).outcome).toBe('allow');
    }),
    RUNS,
  );
  expect(allowed).toBeGreaterThan(200);
});

test('as many calls pass as a limit allows, the next one is denied, and the next window allows again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...LIMIT_WINDOWS), (max, window) => {
      const limit = { counter: 'pay_rate', window, max, scope: 'grant' as const };
      const policy: Policy = { version: '1', default: 'deny', tools: { pay: { limits: [limit] } } };
      let counters: Counters = NO_COUNTERS;
      const decide = (now: number): Decision => {
        const decision = evaluate(policy, { tool: 'pay', args: {} }, { counters, now, patterns: PATTERNS });
        if (decision.outcome === 'allow') counters = reserve(counters, decision.reservations);
        return decision;
      };
      const outcomes = Array.from({ length: max }, () => decide(NOON).outcome);
      expect(outcomes).toEqual(Array.from({ length: max }, () => 'allow'));
      const denied = decide(NOON);
      expect(denied).toMatchObject({ outcome: 'deny', pointer: '/tools/pay/limits/0' });
      const retryAt = denied.outcome === 'deny' ? denied.retryAt : null;
      expect(decide((retryAt ?? 0) - 1).outcome).toBe('deny');
      expect(decide(retryAt ?? 0).outcome).toBe('allow');
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('a missing argument never satisfies require, exists aside', () => {
  let checked = 0;
  fc.assert(
    fc.property(anyCondition, anyArgs, (condition, args) => {
      if (condition.op === 'exists' || isGiven(args, condition.path)) return;
      checked += 1;
      const policy = withRules({ require: [{ conditions: [condition] }] });
      expect(evaluate(policy, { tool: 'pay', args }, at())).toMatchObject({ outcome: 'deny' });
    }),
    RUNS,
  );
  expect(checked).toBeGreaterThan(500);
});

test('what satisfies require in a list, each of its elements satisfies alone', () => {
  let checked = 0;
  const anyList = fc.array(fc.constantFrom('x', 'xy', '5', 5, 1, true, null), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(anyCondition, anyList, (condition, list) => {
      if (condition.op === 'contains' || condition.op === 'exists') return;
      const onA: Condition = { ...condition, path: 'args.a' };
      const passes = (a: JsonObject['a']) =>
        evaluate(withRules({ require: [{ conditions: [onA] }] }), { tool: 'pay', args: { a: a ?? null } }, at())
          .outcome === 'allow';
      if (!passes(list)) return;
      checked += 1;
      expect(list.every(passes)).toBe(true);
    }),
    RUNS,
  );
  expect(checked).toBeGreaterThan(50);
});

test('the pointer of a decision, and of everything else that denies, is of a part of the policy', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, (policy, call, circumstances) => {
      const { pointer } = evaluate(policy, call, circumstances);
      expect(pointer).toMatch(/^(\/|$)/);
      expect(resolvePointer(policy, pointer)).toBeDefined();
      for (const denial of denialsOf(policy, call, circumstances)) {
        expect(resolvePointer(policy, denial.pointer)).toBeDefined();
      }
    }),
    RUNS,
  );
});

test('the same call gets the same decision, and nothing that was handed over is changed', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, (policy, call, circumstances) => {
      deepFreeze(policy);
      deepFreeze(call);
      const before = [...circumstances.counters];
      const decision = evaluate(policy, call, circumstances);
      expect(evaluate(policy, call, circumstances)).toEqual(decision);
      expect(evaluate(structuredClone(policy), structuredClone(call), circumstances)).toEqual(decision);
      expect([...circumstances.counters]).toEqual(before);
    }),
    RUNS,
  );
});

test('a call that was taken and given back leaves the counts as they were', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, (policy, call, circumstances) => {
      const decision = evaluate(policy, call, circumstances);
      if (decision.outcome !== 'allow') return;
      const taken = reserve(circumstances.counters, decision.reservations);
      expect(new Set(decision.reservations.map(({ key }) => key)).size).toBe(decision.reservations.length);
      for (const [key, { used }] of rollBack(taken, decision.reservations)) {
        expect(used).toBe(circumstances.counters.get(key)?.used ?? 0);
      }
    }),
    RUNS,
  );
});

test('approval lets pass what asks a person, and nothing that anything else denies', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, (policy, call, circumstances) => {
      const asked = evaluate(policy, call, { ...circumstances, isApproved: false });
      const approved = evaluate(policy, call, { ...circumstances, isApproved: true });
      if (asked.outcome === 'deny' && asked.asksAPerson) expect(approved.outcome).toBe('allow');
      else expect(approved).toEqual(asked);
    }),
    RUNS,
  );
});

// Two minutes for 300 patterns on 50,000 characters: an engine that tracks back would not be through with one of them.
test('no pattern of a policy blocks the process', { timeout: 120_000 }, () => {
  const piece = fc.constantFrom(
    'a',
    '[ab]',
    '(a+)+',
    '(a|a)*',
    '(?:a?){30}',
    '.*',
    '\\b',
    '(?i)',
    '$',
    '{2,50}',
    '(',
    ')',
    '|',
  );
  const pattern = fc.array(piece, { minLength: 2, maxLength: 10 }).map((pieces) => pieces.join(''));
  const args = { text: `${'a'.repeat(50_000)}b` };
  let outcomes = 0;
  fc.assert(
    fc.property(pattern, (value) => {
      const conditions = Array.from({ length: 20 }, () => ({ path: 'args.text', op: 'regex' as const, value }));
      for (const list of ['require', 'deny_if'] as const) {
        const { outcome } = evaluate(withRules({ [list]: [{ conditions }] }), { tool: 'pay', args }, at());
        outcomes += outcome === 'allow' || outcome === 'deny' ? 1 : 0;
      }
    }),
    { seed: 99, numRuns: 300 },
  );
  expect(outcomes).toBe(600);
});

function at(): Circumstances {
  return { counters: NO_COUNTERS, now: NOON, patterns: PATTERNS };
}

function withRules(rules: ToolRules): Policy {
  return { version: '1', default: 'deny', tools: { pay: rules } };
}

/** The policy without one of: an entry of `hide`, a limit, a rule. What is listed stays listed. */
function withoutOne(policy: Policy, which: number): Policy {
  const lists = ['require', 'deny_if', 'limits'] as const;
  const lesser: Policy[] = [];
  for (const [index] of (policy.hide ?? []).entries()) {
    lesser.push({ ...policy, hide: policy.hide?.toSpliced(index, 1) });
  }
  for (const [index] of (policy.all_tools?.limits ?? []).entries()) {
    lesser.push({ ...policy, all_tools: { limits: policy.all_tools?.limits.toSpliced(index, 1) ?? [] } });
  }
  for (const [tool, rules] of Object.entries(policy.tools ?? {})) {
    for (const list of lists) {
      for (const [index] of (rules[list] ?? []).entries()) {
        const fewer = { ...rules, [list]: (rules[list] as readonly unknown[]).toSpliced(index, 1) };
        const tools = Object.entries(policy.tools ?? {}).map(([name, other]) => [name, name === tool ? fewer : other]);
        lesser.push({ ...policy, tools: Object.fromEntries(tools) });
      }
    }
  }
  return lesser[which % Math.max(lesser.length, 1)] ?? policy;
}

/** Whether anything stands at a path, looked up by hand. */
function isGiven(args: unknown, path: string): boolean {
  let found: unknown[] = [args];
  for (const step of path.split('.').slice(1)) {
    found = found.flatMap((value) => stepInto(value, step));
  }
  return found.length > 0;
}

function stepInto(value: unknown, step: string): unknown[] {
  if (Array.isArray(value))
    return /^\d+$/.test(step)
      ? value.slice(Number(step), Number(step) + 1)
      : value.flatMap((one) => stepInto(one, step));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return [Reflect.get(value, step)];
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}
