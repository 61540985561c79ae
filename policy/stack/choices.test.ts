import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, NO_COUNTERS } from '../evaluate.ts';
import { policyJson } from '../formats/policy-json.ts';
import { re2Patterns } from '../re2.ts';
import { parsePolicy } from '../schema/schema.ts';
import { findSlots } from '../slots.ts';
import type { JudgedParameter, Policy } from '../types.ts';
import { type Choice, NO_CHOICES, type StackChoices } from './choices.ts';
import { applyChoices } from './choices-apply.ts';
import { compareChoices, decisionIn } from './choices-decision.ts';
import { stackPolicy } from './stack-policy.ts';
import type { StackServer, StackTool } from './types.ts';

const URL_PARAMETER: JudgedParameter = {
  path: 'args.url',
  roles: ['free-url'],
  isRequired: true,
  type: 'string',
  choices: [],
};
const NOTES: StackServer = {
  key: 'notes',
  title: 'Notes',
  tools: [
    tool('list_notes', 'read'),
    tool('add_note', 'write'),
    tool('drop_note', 'destructive'),
    tool('fetch_page', 'read', { facets: ['free-url'], parameters: [URL_PARAMETER] }),
    tool('pay_invoice', 'financial'),
    tool('mystery', 'unknown'),
    tool('trap', 'read', { facets: ['hidden-instructions'] }),
  ],
};
const TASKS: StackServer = {
  key: 'tasks',
  title: 'Tasks',
  tools: [tool('add_note', 'destructive'), tool('list_tasks', 'read')],
};

function tool(name: string, category: StackTool['category'], more: Partial<StackTool> = {}): StackTool {
  return { name, category, risk: 'medium', facets: [], parameters: [], mentions: [], ...more };
}

function choose(servers: readonly StackServer[], choices: Partial<StackChoices>) {
  return applyChoices(servers, stackPolicy(servers).policy, { ...NO_CHOICES, ...choices });
}

function tools(...pairs: [string, Choice][]): Partial<StackChoices> {
  return { tools: new Map(pairs) };
}

function outcome(policy: Policy, name: string, args = {}, isApproved = false): string {
  const decision = evaluate(
    policy,
    { tool: name, args },
    { counters: NO_COUNTERS, now: 0, patterns: re2Patterns(), isApproved },
  );
  return decision.outcome === 'deny' && decision.asksAPerson ? 'ask' : decision.outcome;
}

test('without a choice the policy is the recommended one, byte for byte', () => {
  const { policy } = stackPolicy([NOTES, TASKS]);
  const chosen = choose([NOTES, TASKS], {}).policy;
  expect(policyJson.write({ policy: chosen, servers: [] })).toBe(policyJson.write({ policy, servers: [] }));
});

test('a choice for what is recommended anyway changes nothing', () => {
  const { policy } = stackPolicy([NOTES]);
  const same = NOTES.tools.map(({ name }): [string, Choice] => [name, decisionIn(policy, name)]);
  expect(choose([NOTES], tools(...same)).policy).toEqual(policy);
});

test.each<[string, Choice, object]>([
  ['drop_note', { decision: 'allow' }, {}],
  [
    'drop_note',
    { decision: 'limit', max: 3, window: 'day' },
    { limits: [{ counter: 'drop_note_rate', window: 'day', max: 3, scope: 'grant' }] },
  ],
  ['add_note', { decision: 'allow' }, {}],
  ['add_note', { decision: 'deny' }, { deny_if: [{ conditions: [] }] }],
  ['mystery', { decision: 'ask' }, { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] }],
  ['pay_invoice', { decision: 'allow' }, {}],
])('%s becomes %j', (name, choice, rules) => {
  const { policy } = choose([NOTES], tools([name, choice]));
  expect(Object.entries(policy.tools ?? {}).find(([key]) => key === name)?.[1]).toEqual(rules);
  expect(policy.hide).not.toContain(name);
});

test('a question keeps the limit that was recommended', () => {
  const { policy } = choose([NOTES], tools(['add_note', { decision: 'ask' }]));
  expect(policy.tools?.add_note).toEqual({
    deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }],
    limits: [{ counter: 'add_note_rate', window: 'minute', max: 30, scope: 'grant' }],
  });
});

test('hidden tools and listed ones stay in the order of their names', () => {
  const { policy } = choose([NOTES], tools(['add_note', { decision: 'hide' }], ['trap', { decision: 'deny' }]));
  expect(policy.hide).toEqual(['add_note', 'drop_note']);
  expect(Object.keys(policy.tools ?? {})).toEqual(['fetch_page', 'list_notes', 'pay_invoice', 'trap']);
});

describe('rules on arguments', () => {
  const before = stackPolicy([NOTES]).policy;
  test('stay when a tool is allowed', () => {
    expect(findSlots(before)).toHaveLength(1);
    expect(
      choose([NOTES], tools(['fetch_page', { decision: 'limit', max: 2, window: 'hour' }])).policy.tools?.fetch_page,
    ).toEqual({
      ...before.tools?.fetch_page,
      limits: [{ counter: 'fetch_page_rate', window: 'hour', max: 2, scope: 'grant' }],
    });
  });
  test('come with a tool that was hidden', () => {
    const wipe = tool('wipe_site', 'destructive', { facets: ['free-url'], parameters: [URL_PARAMETER] });
    const { policy } = choose([{ ...NOTES, tools: [wipe] }], tools(['wipe_site', { decision: 'allow' }]));
    expect(findSlots(policy)).toMatchObject([{ tool: 'wipe_site', path: 'args.url', isFilled: false }]);
    expect(outcome(policy, 'wipe_site', { url: 'https://example.com/' })).toBe('deny');
  });
  test('go where the person says so, and nowhere else', () => {
    const { policy } = choose([NOTES], { withoutArgumentRules: new Set(['fetch_page']) });
    expect(policy.tools?.fetch_page).toEqual({});
  });
  test('are told to be gone where there were any and calls come to them, and only there', () => {
    const wish = { withoutArgumentRules: new Set(['fetch_page', 'list_notes', 'drop_note', 'no_such_tool']) };
    expect([...choose([NOTES], wish).withoutRules]).toEqual(['fetch_page']);
  });
  test('are filled in', () => {
    const fillings = [
      { tool: 'fetch_page', path: 'args.url', kind: 'url' as const, allowed: ['https://example.com/'] },
    ];
    const { policy, unusedFillings } = choose([NOTES], { fillings });
    expect(unusedFillings).toEqual([]);
    expect(outcome(policy, 'fetch_page', { url: 'https://example.com/x' })).toBe('allow');
    expect(outcome(policy, 'fetch_page', { url: 'https://example.org/x' })).toBe('deny');
  });
  test('tell what cannot be filled in, and why', () => {
    const fillings = [
      { tool: 'fetch_page', path: 'args.url', kind: 'url' as const, allowed: ['javascript:alert(1)'] },
      { tool: 'list_notes', path: 'args.path', kind: 'path' as const, allowed: ['/srv'] },
      { tool: 'drop_note', path: 'args.path', kind: 'path' as const, allowed: ['/srv'] },
      { tool: 'no_such_tool', path: 'args.path', kind: 'path' as const, allowed: ['/srv'] },
    ];
    const { policy, unusedFillings, unknownTools } = choose([NOTES], { fillings });
    expect(policy).toEqual(before);
    expect(unusedFillings.map(({ filling }) => filling.tool)).toEqual(['fetch_page', 'list_notes']);
    expect(unusedFillings[1]?.problem).toBe('It has no slot of the kind “path” for args.path.');
    expect(unknownTools).toEqual(['no_such_tool']);
  });
});

describe('a choice for all of a server', () => {
  test('holds for each of its tools, but for those chosen by name', () => {
    const { policy } = choose([NOTES], {
      servers: new Map([['notes', { decision: 'ask' }]]),
      tools: new Map([['add_note', { decision: 'deny' }]]),
    });
    expect(NOTES.tools.map(({ name }) => outcome(policy, name, { url: 'x' }))).toEqual([
      'ask',
      'deny',
      'ask',
      'deny',
      'ask',
      'ask',
      'hidden',
    ]);
  });
  test('shows nothing that holds hidden instructions', () => {
    const { policy } = choose([NOTES], { servers: new Map([['notes', { decision: 'allow' }]]) });
    expect(policy.hide).toEqual(['trap']);
  });
  test('makes no name freer that another server lists too', () => {
    const { policy } = choose([NOTES, TASKS], { servers: new Map([['notes', { decision: 'allow' }]]) });
    expect(decisionIn(policy, 'add_note')).toEqual({ decision: 'hide' });
    expect(decisionIn(policy, 'drop_note')).toEqual({ decision: 'allow' });
  });
  test('is told where the server is not in the stack', () => {
    expect(choose([NOTES], { servers: new Map([['tasks', { decision: 'allow' }]]) }).unknownServers).toEqual(['tasks']);
  });
});

test('a tool called * is refused where it would be hidden, because * hides all', () => {
  const star: StackServer = { key: 'star', title: 'Star', tools: [tool('*', 'read'), tool('list_stars', 'read')] };
  const { policy } = choose([star], tools(['*', { decision: 'hide' }]));
  expect([outcome(policy, '*'), outcome(policy, 'list_stars')]).toEqual(['deny', 'allow']);
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('__proto__', 'constructor', '*', 'toString', 'a/b', '~1', '"', 'K', 'k', 'İ'),
);
const anyTool = fc.record({
  name: anyName,
  category: fc.constantFrom('read', 'write', 'execute', 'destructive', 'financial', 'unknown'),
  risk: fc.constantFrom('medium', 'high'),
  facets: fc.constantFrom([], ['hidden-instructions'], ['free-url', 'untrusted-input']),
  parameters: fc.constantFrom([], [URL_PARAMETER]),
  mentions: fc.constant([]),
}) as fc.Arbitrary<StackTool>;
const anyServers = fc
  .array(fc.uniqueArray(anyTool, { selector: ({ name }) => name, maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map((list, at): StackServer => ({ key: `server-${at}`, title: '', tools: list })));
const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>({ decision: 'allow' }, { decision: 'ask' }, { decision: 'deny' }, { decision: 'hide' }),
  fc.record({
    decision: fc.constant('limit' as const),
    max: fc.integer({ min: 1, max: 50 }),
    window: fc.constantFrom('minute' as const, 'day' as const),
  }),
);

test('the policy does to every tool what was chosen, is valid, and reads back as it was', () => {
  fc.assert(
    fc.property(anyServers, fc.array(anyChoice, { minLength: 1 }), (servers, wishes) => {
      const names = [...new Set(servers.flatMap((server) => server.tools.map(({ name }) => name)))];
      const chosen = new Map(
        names.map((name, at) => [name, wishes[at % wishes.length] ?? { decision: 'deny' as const }]),
      );
      const { policy } = choose(servers, { tools: chosen });
      expect(parsePolicy(JSON.parse(policyJson.write({ policy, servers: [] })))).toEqual({ ok: true, policy });
      const hidesAll = stackPolicy(servers).policy.hide?.includes('*') && chosen.get('*')?.decision === 'hide';
      for (const [name, choice] of chosen) {
        const expected = name === '*' && choice.decision === 'hide' ? { decision: 'deny' } : choice;
        expect(decisionIn(policy, name)).toEqual(hidesAll ? { decision: 'hide' } : expected);
      }
    }),
    { seed: 8, numRuns: 300 },
  );
});

test('a stricter choice lets no call through that a freer one refuses', () => {
  fc.assert(
    fc.property(anyServers, anyChoice, anyChoice, (servers, one, other) => {
      const [freer, stricter] = [one, other].toSorted(compareChoices);
      const apply = (choice: Choice = { decision: 'deny' }): Policy =>
        choose(servers, { servers: new Map(servers.map(({ key }) => [key, choice])) }).policy;
      for (const { name } of servers.flatMap((server) => server.tools)) {
        for (const args of [{}, { url: 'https://example.com/' }]) {
          if (outcome(apply(freer), name, args) !== 'allow')
            expect(outcome(apply(stricter), name, args)).not.toBe('allow');
        }
      }
    }),
    { seed: 9, numRuns: 100 },
  );
});
