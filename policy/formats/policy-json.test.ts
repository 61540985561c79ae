import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES } from '#classifier/taxonomy.ts';
import { recommendForServer, recommendForTool } from '../recommend.ts';
import { parsePolicy } from '../schema/schema.ts';
import type { JudgedTool, Policy } from '../types.ts';
import { policyJson } from './policy-json.ts';

// Public names as they come, and the ones that break programs.
const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('__proto__', 'constructor', '*', '1', 'a/b.c', '<script>', '\u202egnp.exe', '"', '\\', 'İ', 'K', 'k'),
);
const anyTool: fc.Arbitrary<JudgedTool> = fc.record({
  name: anyName,
  category: fc.constantFrom(...CATEGORIES),
  facets: fc.constantFrom([], ['hidden-instructions' as const], ['bulk' as const]),
  risk: fc.constant('medium' as const),
  parameters: fc.constant([]),
});
const anyServer = fc.uniqueArray(anyTool, { selector: (tool) => tool.name, maxLength: 30 });
const SEED = { seed: 20_260, numRuns: 300 };

test.each([
  ['read', '{\n  "version": "1",\n  "default": "deny",\n  "tools": {\n    "get_note": {}\n  }\n}\n'],
  ['destructive', '{\n  "version": "1",\n  "default": "deny",\n  "hide": [\n    "get_note"\n  ]\n}\n'],
  ['unknown', '{\n  "version": "1",\n  "default": "deny"\n}\n'],
] as const)('prints the policy of a %s tool', (category, expected) => {
  const tool = { name: 'get_note', category, facets: [], risk: 'medium' as const, parameters: [] };
  expect(write(recommendForTool(tool))).toBe(expected);
});

test('shows invisible characters of a name', () => {
  const tool = {
    name: 'get\u202enote',
    category: 'read',
    facets: [],
    risk: 'medium' as const,
    parameters: [],
  } as const;
  expect(write(recommendForTool(tool))).toContain('"get\\u202enote": {}');
});

test('any policy that is recommended is read back as it was', () => {
  fc.assert(
    fc.property(anyServer, (tools) => {
      const policy = recommendForServer(tools);
      const readBack = parsePolicy(JSON.parse(write(policy)));
      expect(readBack).toEqual({ ok: true, policy });
      expect(keys(readBack.ok ? readBack.policy : undefined)).toEqual(keys(policy));
    }),
    SEED,
  );
});

test('every tool is hidden, listed or left to the default under its exact name, once', () => {
  fc.assert(
    fc.property(anyServer, (tools) => {
      const policy = recommendForServer(tools);
      const named = [...(policy.hide ?? []), ...keys(policy)];
      expect(new Set(named).size).toBe(named.length);
      for (const { name, category } of tools) {
        if (!named.includes(name)) expect(category === 'unknown' || name === '*').toBe(true);
      }
    }),
    SEED,
  );
});

test('a tool alone is treated as within its server', () => {
  fc.assert(
    fc.property(anyServer, (tools) => {
      const names = tools.map((tool) => tool.name);
      const whole = recommendForServer(tools);
      for (const tool of tools) {
        const alone = recommendForTool(tool, names);
        expect(alone.hide ?? []).toEqual((whole.hide ?? []).filter((name) => name === tool.name));
        expect(rules(alone, tool.name)).toEqual(rules(whole, tool.name));
      }
    }),
    SEED,
  );
});

test('no two tools count into one counter', () => {
  fc.assert(
    fc.property(anyServer, (tools) => {
      const counters = Object.values(recommendForServer(tools).tools ?? {}).flatMap(
        ({ limits }) => limits?.map((limit) => limit.counter) ?? [],
      );
      expect(new Set(counters).size).toBe(counters.length);
    }),
    SEED,
  );
});

function write(policy: Policy): string {
  return policyJson.write({ policy, servers: [] });
}

function keys(policy: Policy | undefined): string[] {
  return Object.keys(policy?.tools ?? {});
}

function rules(policy: Policy, name: string) {
  return Object.entries(policy.tools ?? {}).find(([key]) => key === name)?.[1];
}
