import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#crawler/types.ts';
import { counterKey, reserve, rollBack } from './counters.ts';
import { type Circumstances, type Counters, denialsOf, evaluate, NO_COUNTERS } from './evaluate.ts';
import { resolvePointer } from './json-pointer.ts';
import { re2Patterns } from './re2.ts';
import { anyArgs, anyCall, anyCondition, anyLimit, anyPolicy, anyRules } from './testing/any-policy.ts';
import type { Condition, Policy, ToolRules } from './types.ts';

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

/** Lists of which some elements have `b`. */
const anyRows = fc.record({
  a: fc.array(fc.oneof(fc.constant({}), fc.record({ b: fc.constantFrom<Json>('x', 5, true, null, [1, 'x']) })), {
    maxLength: 4,
  }),
});

test('an argument that is missing, be it in one element of a list, never satisfies require, exists aside', () => {
  const checked = { everywhere: 0, inPlaces: 0 };
  fc.assert(
    fc.property(anyCondition, fc.oneof(anyArgs, anyRows), fc.boolean(), (found, args, isOfRows) => {
      const condition = isOfRows ? { ...found, path: 'args.a.b' } : found;
      const missing = missingAt(args, condition.path.split('.').slice(1));
      if (condition.op === 'exists' || missing === 'nowhere') return;
      checked[missing] += 1;
      const required = withRules({ require: [{ conditions: [condition] }] });
      expect(evaluate(required, { tool: 'pay', args }, at())).toMatchObject({ outcome: 'deny' });
      const denied = withRules({ deny_if: [{ conditions: [condition] }] });
      if (missing === 'everywhere') expect(evaluate(denied, { tool: 'pay', args }, at()).outcome).toBe('allow');
    }),
    { ...RUNS, numRuns: 6000 },
  );
  expect(checked.everywhere).toBeGreaterThan(1500);
  expect(checked.inPlaces).toBeGreaterThan(500);
});

test('require takes a list of which it takes each element alone, and deny_if denies one of which it denies some', () => {
  const seen = { allowed: 0, mixed: 0 };
  const anyList = fc.array(fc.constantFrom<Json>('x', 'xy', '5', 5, 1, true, null, ['x'], ['x', 5]), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(anyCondition, anyList, (condition, list) => {
      if (condition.op === 'contains' || condition.op === 'exists') return;
      const onA: Condition = { ...condition, path: 'args.a' };
      const passes = (rule: 'require' | 'deny_if') => (a: Json) =>
        evaluate(withRules({ [rule]: [{ conditions: [onA] }] }), { tool: 'pay', args: { a } }, at()).outcome ===
        'allow';
      const [required, denied] = [passes('require'), passes('deny_if')];
      expect(required(list)).toBe(list.every(required));
      expect(denied(list)).toBe(list.every(denied));
      seen.allowed += required(list) ? 1 : 0;
      seen.mixed += !required(list) && list.some(required) ? 1 : 0;
    }),
    RUNS,
  );
  expect(seen.allowed).toBeGreaterThan(50);
  expect(seen.mixed).toBeGreaterThan(50);
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

test('what hide names is hidden, whatever else the policy says; nothing else is', () => {
  fc.assert(
    fc.property(anyPolicy, anyCall, anyCircumstances, fc.boolean(), (policy, call, circumstances, hidesAll) => {
      const hide = [...(policy.hide ?? []), hidesAll ? '*' : call.tool];
      expect(evaluate({ ...policy, hide }, call, circumstances).outcome).toBe('hidden');
      const others = (policy.hide ?? []).filter((name) => name !== '*' && name !== call.tool);
      expect(evaluate({ ...policy, hide: others }, call, circumstances).outcome).not.toBe('hidden');
    }),
    RUNS,
  );
});

test('a call is allowed if nothing denies it but questions that a person has answered, and not otherwise', () => {
  let answered = 0;
  fc.assert(
    fc.property(anyPolicy, anyRules, anyCall, anyCircumstances, (policy, rules, call, circumstances) => {
      const open: Policy = { ...policy, hide: [], tools: Object.fromEntries([[call.tool, rules]]) };
      const all = denialsOf(open, call, circumstances);
      const left = all.filter(({ asksAPerson }) => !(asksAPerson && circumstances.isApproved));
      expect(evaluate(open, call, circumstances).outcome).toBe(left.length === 0 ? 'allow' : 'deny');
      answered += left.length > 0 && left.length < all.length ? 1 : 0;
    }),
    RUNS,
  );
  expect(answered).toBeGreaterThan(50);
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

type Missing = 'nowhere' | 'inPlaces' | 'everywhere';

/** Where nothing stands at the steps of a path, looked up by hand. */
function missingAt(value: unknown, [step, ...rest]: readonly string[]): Missing {
  if (step === undefined) return 'nowhere';
  if (Array.isArray(value) && !/^\d+$/.test(step)) return together(value.map((one) => missingAt(one, [step, ...rest])));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return 'everywhere';
  return missingAt(Reflect.get(value, step), rest);
}

function together(all: readonly Missing[]): Missing {
  if (all.every((one) => one === 'everywhere')) return 'everywhere';
  return all.every((one) => one === 'nowhere') ? 'nowhere' : 'inPlaces';
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}
