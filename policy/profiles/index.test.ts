import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, FACETS, RISK_LEVELS } from '#classifier/taxonomy.ts';
import type { JsonObject } from '#crawler/types.ts';
import { type Decision, evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import { recommendForServer, recommendForTool } from '../recommend.ts';
import { parsePolicy } from '../schema/schema.ts';
import { findSlots } from '../slots.ts';
import { type JudgedTool, POLICY_PROFILES, type Policy } from '../types.ts';
import { PROFILES } from './index.ts';

const patterns = re2Patterns();

function decide(policy: Policy, tool: string, args: JsonObject): Decision {
  return evaluate(policy, { tool, args }, { counters: NO_COUNTERS, now: 0, patterns });
}

/** 0 lets through, 1 asks, 2 refuses. */
function strictness(decision: Decision): number {
  if (decision.outcome === 'allow') return 0;
  return decision.outcome === 'deny' && decision.asksAPerson ? 1 : 2;
}

const NAMES = ['url', 'sql', 'to', 'amount', 'ids', 'dry_run', 'path', 'cmd'];
const parameter = fc.record({
  path: fc.option(
    fc.constantFrom(...NAMES).map((name) => `args.${name}`),
    { freq: 10 },
  ),
  roles: fc.uniqueArray(
    fc.constantFrom(
      ...([
        'free-url',
        'free-path',
        'code',
        'command',
        'query',
        'amount',
        'recipients',
        'bulk',
        'dry-run',
        'id',
      ] as const),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  isRequired: fc.boolean(),
  type: fc.constantFrom(...(['string', 'number', 'boolean', 'array', 'object', null] as const)),
  choices: fc.constant([]),
  isOfRecords: fc.boolean(),
});
const toolName = fc.oneof(fc.constantFrom('*', '__proto__', 'constructor', 'a/b~c', 'GetNote', 'getnote'), fc.string());
const judged: fc.Arbitrary<JudgedTool> = fc.record({
  name: toolName,
  category: fc.constantFrom(...CATEGORIES),
  risk: fc.constantFrom(...RISK_LEVELS),
  facets: fc.subarray([...FACETS]),
  parameters: fc.array(parameter, { maxLength: 4 }),
});
const text = fc.constantFrom('https://example.com/', 'SELECT 1', 'DROP TABLE x', '/etc/passwd', 'a@b.test', 'ls', '');
const value = fc.oneof(
  text,
  fc.constantFrom(0, 5, 1e6, -1, true, false, null),
  fc.array(fc.oneof(text, fc.nat()), { maxLength: 25 }),
);
const args = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 5 }) as fc.Arbitrary<JsonObject>;
const OPTIONS = { seed: 5, numRuns: 1500 };

test.each(POLICY_PROFILES)('%s says what it does, and with which tools', (id) => {
  const { title, summary, reasons } = PROFILES[id];
  expect(Object.keys(reasons)).toEqual([...CATEGORIES]);
  for (const words of [title, summary, ...Object.values(reasons)]) expect(words.length).toBeGreaterThan(5);
});

describe('of all tools and calls', () => {
  test('strict and read-only never let through or ask about more than recommended does', () => {
    fc.assert(
      fc.property(judged, args, (tool, given) => {
        const of = (profile: (typeof POLICY_PROFILES)[number]) =>
          strictness(decide(recommendForTool(tool, [], profile), tool.name, given));
        expect(of('strict')).toBeGreaterThanOrEqual(of('recommended'));
        expect(of('read-only')).toBeGreaterThanOrEqual(of('recommended'));
      }),
      OPTIONS,
    );
  });

  test('read-only lets only tools that read through, and shows no other', () => {
    fc.assert(
      fc.property(judged, args, (tool, given) => {
        fc.pre(tool.category !== 'read');
        const policy = recommendForTool(tool, [], 'read-only');
        expect(strictness(decide(policy, tool.name, given))).toBe(2);
        expect(tool.name === '*' || policy.hide?.includes(tool.name)).toBe(true);
      }),
      OPTIONS,
    );
  });

  test.each(POLICY_PROFILES)('%s refuses what is unknown, destroys, or hides instructions', (profile) => {
    fc.assert(
      fc.property(judged, args, (tool, given) => {
        const isOut = ['unknown', 'destructive'].includes(tool.category) || tool.facets.includes('hidden-instructions');
        fc.pre(isOut);
        expect(strictness(decide(recommendForTool(tool, [], profile), tool.name, given))).toBe(2);
      }),
      OPTIONS,
    );
  });

  test.each(POLICY_PROFILES)('%s treats a tool alone as within its server, and is valid', (profile) => {
    fc.assert(
      fc.property(fc.uniqueArray(judged, { selector: ({ name }) => name, minLength: 1, maxLength: 6 }), (tools) => {
        const names = tools.map(({ name }) => name);
        const server = recommendForServer(tools, profile);
        expect(parsePolicy(JSON.parse(JSON.stringify(server)))).toMatchObject({ ok: true });
        for (const tool of tools) {
          const alone = recommendForTool(tool, names, profile);
          const rules = (policy: Policy) =>
            Object.hasOwn(policy.tools ?? {}, tool.name) ? policy.tools?.[tool.name] : null;
          expect(rules(alone)).toEqual(rules(server));
          expect(alone.hide?.includes(tool.name) ?? false).toBe(server.hide?.includes(tool.name) ?? false);
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  test('an empty slot lets nothing through that gives its argument', () => {
    let seen = 0;
    fc.assert(
      fc.property(judged, args, (tool, given) => {
        const policy = recommendForTool(tool);
        const held = findSlots(policy).filter(({ kind, path, isOptional }) => {
          const one = given[path.slice('args.'.length)];
          const isGiven = one !== undefined && one !== null && !(Array.isArray(one) && one.length === 0);
          return kind !== 'amount' && (isGiven || !isOptional);
        });
        if (held.length === 0) return;
        seen += 1;
        expect(strictness(decide(policy, tool.name, given))).toBe(2);
      }),
      { seed: 7, numRuns: 5000 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});

test('strict asks about what runs and what changes much, and hides money', () => {
  const tool = (category: JudgedTool['category'], risk: JudgedTool['risk']): JudgedTool => ({
    name: 'do_it',
    category,
    risk,
    facets: [],
    parameters: [],
  });
  const of = (category: JudgedTool['category'], risk: JudgedTool['risk']) =>
    JSON.stringify(recommendForTool(tool(category, risk), [], 'strict'));
  expect(of('execute', 'medium')).toBe(
    '{"version":"1","default":"deny","tools":{"do_it":{"deny_if":[{"conditions":[],"on_deny":"Requires human approval."}],"limits":[{"counter":"do_it_rate","window":"minute","max":10,"scope":"grant"}]}}}',
  );
  expect(of('write', 'high')).toContain('"deny_if":[{"conditions":[],"on_deny":"Requires human approval."}]');
  expect(of('write', 'unknown')).toContain('deny_if');
  expect(of('write', 'medium')).not.toContain('deny_if');
  expect(of('financial', 'critical')).toBe('{"version":"1","default":"deny","hide":["do_it"]}');
  expect(of('read', 'high')).toBe('{"version":"1","default":"deny","tools":{"do_it":{}}}');
});
