import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, FACETS, RISK_LEVELS } from '#classifier/taxonomy.ts';
import { evaluate, NO_COUNTERS, type ToolCall } from '../evaluate.ts';
import { resolvePointer } from '../json-pointer.ts';
import { re2Patterns } from '../re2.ts';
import { toolRecommender } from '../recommend.ts';
import { parsePolicy } from '../schema.ts';
import { POLICY_PROFILES, type Policy } from '../types.ts';
import { stackPolicy } from './stack-policy.ts';
import type { StackServer, StackTool } from './types.ts';

const RUNS = { seed: 5, numRuns: 400 };
const NAMES = ['read_file', 'readFile', 'send_email', 'run_command', 'fetch', '__proto__', 'constructor', '*', 'a/b~c'];
const ARGUMENTS = ['url', 'to', 'command', 'query', 'amount', 'ids'];

const parameters = fc.array(
  fc.record({
    path: fc.constantFrom(...ARGUMENTS.map((name) => `args.${name}`), null),
    roles: fc.subarray(['free-url', 'recipients', 'command', 'query', 'amount', 'bulk', 'id'] as const),
    isRequired: fc.boolean(),
    type: fc.constantFrom('string', 'number', 'array', null),
    choices: fc.constant([]),
  }),
  { maxLength: 3 },
);

const tool: fc.Arbitrary<StackTool> = fc.record({
  name: fc.constantFrom(...NAMES),
  category: fc.constantFrom(...CATEGORIES),
  risk: fc.constantFrom(...RISK_LEVELS),
  facets: fc.subarray([...FACETS]),
  parameters,
  mentions: fc.subarray(NAMES),
});

const servers: fc.Arbitrary<StackServer[]> = fc
  .array(fc.uniqueArray(tool, { selector: ({ name }) => name, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map((tools, at) => ({ key: `server-${at}`, title: `Server ${at}`, tools })));

const args = fc.dictionary(
  fc.constantFrom(...ARGUMENTS),
  fc.oneof(
    fc.constantFrom('https://example.com/', 'ada@example.com', 'SELECT 1', 'rm -rf /', '', '5'),
    fc.integer({ min: -5, max: 100_000 }),
    fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
  ),
  { noNullPrototype: true },
);

const profile = fc.constantFrom(...POLICY_PROFILES);
const patterns = re2Patterns();
const decide = (policy: Policy, call: ToolCall) =>
  evaluate(policy, call, { counters: NO_COUNTERS, now: 1_700_000_000_000, patterns });

describe('a stack policy', () => {
  it('allows no call that the policy of one of its servers denies', () => {
    fc.assert(
      fc.property(servers, profile, args, (stack, id, given) => {
        const { policy } = stackPolicy(stack, id);
        const recommend = toolRecommender(stack.flatMap(({ tools }) => tools.map(({ name }) => name)));
        for (const one of stack.flatMap(({ tools }) => tools)) {
          const call = { tool: one.name, args: given };
          if (decide(policy, call).outcome === 'allow')
            expect(decide(recommend(one, id), call).outcome, one.name).toBe('allow');
        }
      }),
      RUNS,
    );
  });

  it('holds every sink of every flow, by a rule that is there', () => {
    fc.assert(
      fc.property(servers, profile, (stack, id) => {
        const { policy, flows, collisions, shadowings } = stackPolicy(stack, id);
        for (const { sinks, cuts } of flows) {
          expect(cuts.map(({ server, tool: name }) => [server, name])).toEqual(
            sinks.map(({ server, tool: name }) => [server, name]),
          );
        }
        const rules = [...flows.flatMap(({ cuts }) => cuts), ...collisions.map(({ rule }) => rule)];
        for (const { pointer } of [...rules, ...shadowings.flatMap(({ rule }) => rule ?? [])]) {
          expect(resolvePointer(policy, pointer), pointer).toBeDefined();
        }
      }),
      RUNS,
    );
  });

  it('leaves nothing that acts open to another server’s text', () => {
    fc.assert(
      fc.property(servers, (stack) => {
        for (const { over, rule } of stackPolicy(stack).shadowings) {
          const spokenOf = stack.find(({ key }) => key === over.server)?.tools.find(({ name }) => name === over.tool);
          if (rule === null) expect(spokenOf?.category).toBe('read');
        }
      }),
      RUNS,
    );
  });

  it('is valid', () => {
    fc.assert(
      fc.property(servers, profile, (stack, id) => {
        expect(parsePolicy(JSON.parse(JSON.stringify(stackPolicy(stack, id).policy)))).toMatchObject({ ok: true });
      }),
      RUNS,
    );
  });
});
