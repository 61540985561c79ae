import { expect, test } from 'vitest';
import { classifyServer } from '#classifier/classify.ts';
import type { Tool } from '#crawler/types.ts';
import { evaluate, NO_COUNTERS } from '#policy/evaluate.ts';
import { loadFormats, type PolicyFormatId } from '#policy/formats/index.ts';
import { lossesOf } from '#policy/formats/losses.ts';
import { READERS, type Verdict } from '#policy/formats/testing/index.ts';
import { re2Patterns } from '#policy/re2.ts';
import { recommendForServer } from '#policy/recommend.ts';
import { POLICY_PROFILES, type Policy } from '#policy/types.ts';
import { TOOLS } from '../examples/twenty-crm/tools.ts';
import { judgedToolOf } from './judged-tool.ts';

const KEY = 'twenty-crm';
// As a client gets them: plain JSON.
const LISTED = JSON.parse(JSON.stringify(TOOLS)) as Tool[];
const NAMES = LISTED.map(({ name }) => name);
const CLASSIFIED = classifyServer({ name: KEY }, LISTED);
const JUDGED = LISTED.flatMap((tool, at) => {
  const classification = CLASSIFIED[at];
  return classification === undefined ? [] : [judgedToolOf(tool, classification)];
});
const FORMATS = [...(await loadFormats())];
const CASES = FORMATS.flatMap(([id, format]) => POLICY_PROFILES.map((profile) => ({ id, format, profile })));

test.each(CASES)('$id of the example server decides as evaluate() does, up to its losses ($profile)', (one) => {
  const policy = recommendForServer(JUDGED, one.profile);
  const written = { policy, servers: [{ key: KEY, tools: NAMES }] };
  const decide = READERS[one.id](one.format.write(written));
  const losses = lossesOf(one.format, written);
  const lost = new Set(losses.flatMap(({ what, tools }) => (what === 'reason' || what === 'hide' ? [] : tools)));
  const decided = NAMES.map((tool) => [tool, decide({ server: KEY, tool })] as const);
  // A target that looks at arguments loses some calls of a tool, and these have none.
  const isLost = (tool: string, verdict: Verdict) => lost.has(tool) && !(one.format.can.args && verdict === 'allow');
  expect(decided.map(([tool, verdict]) => [tool, lost.has(tool) && verdict !== 'allow' ? STRICTER : verdict])).toEqual(
    decided.map(([tool, verdict]) => [tool, isLost(tool, verdict) ? STRICTER : meaningOf(policy, tool)]),
  );
  // A tool that the server does not have yet.
  expect(decide({ server: KEY, tool: 'exportEverything' })).toBe(one.format.can.others ? 'deny' : 'omit');
});

const STRICTER = 'stricter, and told';

test.each<[PolicyFormatId, Partial<Record<Verdict, number>>]>([
  ['policy-json', { allow: 188, deny: 31 }],
  ['intercept', { allow: 188, deny: 31 }],
  ['claude-code', { allow: 95, ask: 93, deny: 31 }],
  ['codex', { allow: 95, ask: 93, deny: 31 }],
  ['gemini-policy', { allow: 95, ask: 93, deny: 31 }],
  ['cursor-cli', { allow: 95, omit: 93, deny: 31 }],
  ['toolhive', { allow: 95, deny: 124 }],
  ['agentgateway', { allow: 95, deny: 124 }],
])('%s lets so many of the 219 tools through', (id, expected) => {
  const policy = recommendForServer(JUDGED);
  const text = new Map(FORMATS).get(id)?.write({ policy, servers: [{ key: KEY, tools: NAMES }] }) ?? '';
  const decide = READERS[id](text);
  const verdicts = Map.groupBy(NAMES, (tool) => decide({ server: KEY, tool }));
  expect(Object.fromEntries([...verdicts].map(([verdict, tools]) => [verdict, tools.length]))).toEqual(expected);
});

/** What evaluate() says to a call without arguments, the first of its minute. */
function meaningOf(policy: Policy, tool: string): Verdict {
  const decision = evaluate(policy, { tool, args: {} }, { counters: NO_COUNTERS, now: 0, patterns: PATTERNS });
  if (decision.outcome === 'allow') return 'allow';
  return decision.outcome === 'deny' && decision.asksAPerson ? 'ask' : 'deny';
}

const PATTERNS = re2Patterns();
