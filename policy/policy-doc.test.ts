import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_STEPS } from './conditions.ts';
import { MAX_PATTERN_COST, MAX_PATTERN_LENGTH, MAX_TOTAL_COST } from './re2.ts';
import { POLICY_JSON_SCHEMA } from './schema/json-schema.ts';
import { MAX_POLICY_LENGTH } from './schema/read-policy.ts';
import { MAX_STEPS_OF_PATH } from './schema/schema.ts';
import { type DocExample, readDocExamples } from './testing/doc-examples.ts';
import { readPolicy, untruths } from './testing/run-doc-example.ts';
import { CONDITION_OPERATORS, type Condition, LIMIT_WINDOWS, type Policy } from './types.ts';
import { MAX_DEPTH, STEPS_PER_VALUE } from './values-at.ts';

const TEXT = readFileSync(path.join(import.meta.dirname, '../docs/policy.md'), 'utf8');
const EXAMPLES = readDocExamples(TEXT);

test.each(EXAMPLES.map((example) => [example.line, example] as const))(
  'docs/policy.md, line %i: what is decided is what is said',
  (_line, example) => {
    expect(untruths(example)).toEqual([]);
  },
);

describe('the examples have', () => {
  const policies = EXAMPLES.flatMap((one) => (one.kind === 'policy' ? [readPolicy(one.json, one.line)] : []));

  test('every key of the JSON Schema', () => {
    const { rules, rule, condition, limit } = POLICY_JSON_SCHEMA.$defs;
    const used = keysOf(policies);
    expect(used.policy).toEqual(new Set(Object.keys(POLICY_JSON_SCHEMA.properties)));
    expect(used.all).toEqual(new Set(Object.keys(POLICY_JSON_SCHEMA.properties.all_tools.properties)));
    expect(used.rules).toEqual(new Set(Object.keys(rules.properties)));
    expect(used.rule).toEqual(new Set(Object.keys(rule.properties)));
    expect(used.condition).toEqual(new Set(Object.keys(condition.properties)));
    expect(used.limit).toEqual(new Set(Object.keys(limit.properties)));
  });

  test('every default, every window, and a decision of every kind', () => {
    expect(new Set(policies.map((policy) => policy.default))).toEqual(new Set(['allow', 'deny']));
    const limits = policies.flatMap(limitsIn);
    expect(new Set(limits.map(({ window }) => window))).toEqual(new Set(LIMIT_WINDOWS));
    const calls = EXAMPLES.flatMap((one) => (one.kind === 'policy' ? one.runs.flat() : []));
    expect(new Set(calls.map(({ outcome }) => outcome))).toEqual(new Set(['allow', 'deny', 'ask', 'hidden']));
  });

  test.each(CONDITION_OPERATORS)('%s where it holds and where it does not, in rules of both kinds', (op) => {
    const rows = EXAMPLES.flatMap((one) => (one.kind === 'condition' && operatorOf(one) === op ? one.rows : []));
    expect(new Set(rows.map(({ require }) => require))).toEqual(new Set(['allow', 'deny']));
    expect(new Set(rows.map(({ denyIf }) => denyIf))).toEqual(new Set(['allow', 'deny']));
  });
});

test.each([
  ['characters of a file', `${inThousands(MAX_POLICY_LENGTH)} characters, without comments`],
  ['a number of calls', `whole number from 0 to ${Number.MAX_SAFE_INTEGER}`],
  ['keys of a path', `| a \`path\` | ${MAX_STEPS_OF_PATH} keys`],
  ['keys of a path, where paths are told', `1 to ${MAX_STEPS_OF_PATH} keys`],
  ['a pattern', `${inThousands(MAX_PATTERN_LENGTH)} characters, ${inThousands(MAX_PATTERN_COST)} instructions`],
  ['all patterns', `${inThousands(MAX_TOTAL_COST)} instructions; equal patterns`],
  ['work', `limited to ${inThousands(MAX_STEPS)} steps`],
  ['a value', `each value that is looked at ${STEPS_PER_VALUE}.`],
  ['depth', `Lists in lists are followed ${MAX_DEPTH} deep`],
])('docs/policy.md tells the limit of %s', (_what, said) => {
  expect(TEXT.replaceAll(/\s+/g, ' ')).toContain(said);
});

describe('what is untrue is found:', () => {
  const said = (text: string) => readDocExamples(text).flatMap(untruths);
  const POLICY = '```json policy\n{"version":"1","default":"deny","tools":{"pay":{}}}\n```\n```text calls\n';

  test.each([
    ['a decision', `${POLICY}pay {}  deny  /tools/pay\n\`\`\``],
    ['a pointer', `${POLICY}pay {}  allow  /default\n\`\`\``],
    ['a message', `${POLICY}list {}  deny  /default  It is late.\n\`\`\``],
    ['what asks', `${POLICY}list {}  ask  /default\n\`\`\``],
    ['what is hidden', `${POLICY}list {}  hidden  /default\n\`\`\``],
    ['an error', '```json invalid\n{}\n```\n```text errors\nversion: is missing\n```'],
    [
      'a condition',
      '```text condition\n{"path":"args.a","op":"eq","value":1}  require  deny_if\n{"a":2}  allow  allow\n```',
    ],
  ])('%s', (_what, text) => {
    expect(said(text).length).toBeGreaterThan(0);
  });

  test('every single decision of the document, turned round', () => {
    const rows = [...TEXT.matchAll(/^\{.*\} +(?:allow|deny) +(?:allow|deny)$/gm)];
    expect(rows.length).toBeGreaterThan(100);
    const turned = TEXT.replace(/^(\{.*\} +)(allow|deny)( +(?:allow|deny))$/gm, (_all, args, is, rest) =>
      [args, is === 'allow' ? 'deny' : 'allow', rest].join(''),
    );
    expect(said(turned).length).toBe(rows.length);
  });
});

describe('what is not understood is refused:', () => {
  test.each([
    ['a block of another kind', '```json\n{}\n```', 'line 1: a block of "json" is not executed'],
    ['a block without a kind', '\n```\npay\n```', 'line 2: a block of "" is not executed'],
    ['a policy without calls', '```json policy\n{}\n```', 'line 1: nothing is said of it'],
    ['calls of no policy', '```text calls\npay {}  allow  /default\n```', 'line 1: of no policy'],
    ['a call without a decision', '```json policy\n{}\n```\n```text calls\npay {}\n```', 'line 5: not a call'],
    ['another decision', '```json policy\n{}\n```\n```text calls\npay {}  maybe  /default\n```', 'line 5: not a call'],
    ['no condition', '```text condition\nrequire deny_if\n```', 'line 1: no condition'],
    ['half a row', '```text condition\n{}  require  deny_if\n{}  allow\n```', 'line 3: not arguments'],
    ['errors of no policy', '```text errors\nbad\n```', 'line 1: of no policy'],
    ['a block left open', '```json policy\n{}', 'left open'],
  ])('%s', (_what, text, message) => {
    expect(() => readDocExamples(text)).toThrow(message);
  });
});

function keysOf(policies: readonly Policy[]) {
  const rules = policies.flatMap(({ tools = {} }) => Object.values(tools));
  const rule = rules.flatMap(({ require = [], deny_if = [] }) => [...require, ...deny_if]);
  const keys = (objects: readonly object[]) => new Set(objects.flatMap(Object.keys));
  return {
    policy: keys(policies),
    all: keys(policies.flatMap(({ all_tools }) => all_tools ?? [])),
    rules: keys(rules),
    rule: keys(rule),
    condition: keys(rule.flatMap(({ conditions }) => conditions)),
    limit: keys(policies.flatMap(limitsIn)),
  };
}

function limitsIn({ tools = {}, all_tools }: Policy) {
  return [...Object.values(tools).flatMap(({ limits = [] }) => limits), ...(all_tools?.limits ?? [])];
}

function operatorOf({ json }: DocExample): Condition['op'] {
  return JSON.parse(json).op;
}

function inThousands(count: number): string {
  return count.toLocaleString('en-US');
}
