import { describe, expect, test } from 'vitest';
import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';
import type { JsonObject } from '#crawler/types.ts';
import { reserve } from '../counters.ts';
import { type Counters, evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import { recommendForTool } from '../recommend.ts';
import { fillSlot, findSlots } from '../slots.ts';
import { type JudgedParameter, type JudgedTool, POLICY_PROFILES, type Policy } from '../types.ts';
import { describePolicy } from './describe.ts';

const patterns = re2Patterns();

/** How many of 100 equal calls within one minute are let through without a person. */
function letThrough(policy: Policy, args: JsonObject): number {
  let counters: Counters = NO_COUNTERS;
  let passed = 0;
  for (let call = 0; call < 100; call += 1) {
    const decision = evaluate(policy, { tool: 'do_it', args }, { counters, now: 0, patterns });
    if (decision.outcome !== 'allow') continue;
    passed += 1;
    counters = reserve(counters, decision.reservations);
  }
  return passed;
}

/** What the sentence about a loop promises of 100 calls whose arguments pass, while slots are empty and afterwards. */
function promised(loop: string): { readonly now: number; readonly filled: number } {
  const [, first, afterwards] = /^(Until its slots are filled in, .*; after that, )?(.*)$/.exec(loop) ?? [];
  const filled = /nothing through/.test(afterwards ?? '') ? 0 : Number(/ gets (\d+) calls/.exec(loop)?.[1] ?? 100);
  return { now: first === undefined ? filled : 0, filled };
}

function fillAll(policy: Policy): Policy {
  const entries = { url: 'https://example.com', path: '/srv', recipient: 'a@b.test', amount: '100' } as const;
  return findSlots(policy).reduce((filled, { pointer, kind }) => {
    return fillSlot(filled, pointer, [Object.hasOwn(entries, kind) ? entries[kind as keyof typeof entries] : 'listed']);
  }, policy);
}

function parameter(path: string, role: JudgedParameter['roles'][number], change: Partial<JudgedParameter> = {}) {
  return { path: `args.${path}`, roles: [role], isRequired: true, type: 'string', choices: [], ...change } as const;
}

const ids = parameter('ids', 'bulk', { type: 'array' });
const rows: [Category, RiskLevel, readonly Facet[], readonly JudgedParameter[], JsonObject][] = [
  ['read', 'low', [], [], {}],
  ['read', 'medium', ['free-url'], [parameter('url', 'free-url')], { url: 'https://example.com/' }],
  ['read', 'low', [], [parameter('outputPath', 'local-path')], { outputPath: '/srv/page.png' }],
  ['write', 'medium', [], [], {}],
  ['write', 'high', ['external-sink'], [parameter('to', 'recipients')], { to: 'a@b.test' }],
  ['write', 'medium', ['bulk'], [ids], { ids: ['a'] }],
  ['write', 'medium', [], [parameter('dry_run', 'dry-run', { type: 'boolean' })], { dry_run: true }],
  ['write', 'high', ['money'], [parameter('amount', 'amount', { type: 'number' })], { amount: 5 }],
  ['execute', 'critical', ['code'], [parameter('command', 'command')], { command: 'listed' }],
  ['execute', 'high', ['code'], [parameter('sql', 'query')], { sql: 'SELECT 1' }],
  ['execute', 'high', ['code', 'bulk'], [parameter('code', 'code', { isRequired: false })], {}],
  ['destructive', 'high', [], [], {}],
  ['financial', 'critical', ['money'], [parameter('amount', 'amount', { type: 'number' })], { amount: 5 }],
  ['unknown', 'unknown', [], [], {}],
];

describe.each(POLICY_PROFILES)('%s: the sentence about a loop says what happens', (profile) => {
  test.each(rows)('%s, %s risk, %j', (category, risk, facets, parameters, args) => {
    const tool: JudgedTool = { name: 'do_it', category, risk, facets, parameters };
    const policy = recommendForTool(tool, [], profile);
    const { loop, effect } = describePolicy({ tool, policy, serverTitle: 'Notes', serverToolCount: 1 });
    const { now, filled } = promised(loop);
    expect([letThrough(policy, args), letThrough(fillAll(policy), args)]).toEqual([now, filled]);
    const isRefusedFirst = /^(?:Every call|.* is removed|.* is not listed)/.test(effect);
    expect(isRefusedFirst).toBe(now === 0);
    expect(/of those whose arguments pass|with arguments that pass/.test(loop)).toBe(
      filled > 0 && parameters.length > 0,
    );
  });
});
