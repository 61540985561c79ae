import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, FACETS, RISK_LEVELS } from '#classifier/taxonomy.ts';
import { evaluate, NO_COUNTERS, type ToolCall } from '../evaluate.ts';
import { resolvePointer } from '../json-pointer.ts';
import { re2Patterns } from '../re2.ts';
import { recommendForServer } from '../recommend.ts';
import { parsePolicy } from '../schema/schema.ts';
import { POLICY_PROFILES, type Policy } from '../types.ts';
import { stackPolicy } from './stack-policy.ts';
import type { StackServer, StackTool } from './types.ts';

const RUNS = { seed: 5, numRuns: 1_000 };
const NAMES = ['read_file', 'readFile', 'send_email', 'run_command', 'fetch', '__proto__', 'constructor', '*', 'a/b~c'];
const ROLES = ['free-url', 'recipients', 'command', 'query', 'amount', 'bulk', 'id'] as const;
const ARGUMENTS = ['url', 'to', 'command', 'query', 'amount', 'ids'];

const parameters = fc.array(
  fc.record({
    path: fc.constantFrom(...ARGUMENTS.map((name) => `args.${name}`), null),
    // Mostly one role each: an argument that is everything at once is held by some rule always.
    roles: fc.oneof(
      fc.constantFrom(...ROLES).map((role) => [role]),
      fc.subarray([...ROLES]),
    ),
    isRequired: fc.boolean(),
    type: fc.constantFrom('string', 'number', 'array', null),
    choices: fc.constant([]),
  }),
  { maxLength: 3 },
);

const tool: fc.Arbitrary<StackTool> = fc.record({
  name: fc.constantFrom(...NAMES),
  category: fc.oneof(fc.constantFrom('read', 'write', 'execute'), fc.constantFrom(...CATEGORIES)),
  risk: fc.constantFrom(...RISK_LEVELS),
  facets: fc.subarray([...FACETS], { maxLength: 4 }),
  parameters,
  mentions: fc.subarray(NAMES),
});

const servers: fc.Arbitrary<StackServer[]> = fc
  .array(fc.uniqueArray(tool, { selector: ({ name }) => name, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map((tools, at) => ({ key: `server-${at}`, title: `Server ${at}`, tools: sharing(tools) })));

/** Every server has a tool of one name, which few would have by chance. */
function sharing([first, ...others]: readonly StackTool[]): StackTool[] {
  if (first === undefined) return [];
  return [{ ...first, name: 'get_item' }, ...others];
}

const args = fc.dictionary(
  fc.constantFrom(...ARGUMENTS),
  fc.oneof(
    fc.constantFrom('https://example.com/', 'ada@example.com', 'SELECT 1', 'rm -rf /', '', '5'),
    fc.integer({ min: -5, max: 100_000 }),
    fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
  ),
  { noNullPrototype: true },
);

/** What the limits of a tool leave of one minute. */
const callsAMinute = ({ tools = {} }: Policy, name: string): number =>
  Math.min(...(tools[name]?.limits ?? []).map(({ max }) => max));

const profile = fc.constantFrom(...POLICY_PROFILES);
const patterns = re2Patterns();
const decide = (policy: Policy, call: ToolCall, isApproved = false) =>
  evaluate(policy, call, { counters: NO_COUNTERS, now: 1_700_000_000_000, patterns, isApproved });

describe('a stack policy', () => {
  it('opens nothing that the own policy of a server keeps closed: it shows, allows and lets approve no more, and counts no higher', () => {
    fc.assert(
      fc.property(servers, profile, args, fc.boolean(), (stack, id, given, isApproved) => {
        const { policy } = stackPolicy(stack, id);
        for (const { tools } of stack) {
          const own = recommendForServer(tools, id);
          for (const { name } of tools) {
            const call = { tool: name, args: given };
            const ofStack = decide(policy, call, isApproved).outcome;
            const ofServer = decide(own, call, isApproved).outcome;
            if (ofStack === 'allow') expect(ofServer, name).toBe('allow');
            if (ofServer === 'hidden') expect(ofStack, name).toBe('hidden');
            if (ofStack === 'allow') expect(callsAMinute(policy, name)).toBeLessThanOrEqual(callsAMinute(own, name));
          }
        }
      }),
      RUNS,
    );
  });

  it('lets no call through that ends a flow, unless a query of it can only read', () => {
    fc.assert(
      fc.property(servers, profile, args, (stack, id, given) => {
        const { policy, flows } = stackPolicy(stack, id);
        for (const { server, tool: name, does } of flows.flatMap(({ cuts }) => cuts)) {
          if (decide(policy, { tool: name, args: given }).outcome !== 'allow') continue;
          expect([does, given.query], `${server}/${name}`).toEqual(['only reads', 'SELECT 1']);
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
