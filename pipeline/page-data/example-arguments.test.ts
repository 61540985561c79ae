import { expect, test } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { evaluate, NO_COUNTERS } from '#policy/evaluate.ts';
import { re2Patterns } from '#policy/re2.ts';
import { recommendForTool } from '#policy/recommend.ts';
import { judgedToolOf } from '../judged-tool.ts';
import { callText } from './example-arguments.ts';

const JUDGED = { category: 'read', risk: 'medium', facets: ['code'] } as const;
const PATTERNS = re2Patterns();

/** The example of a tool, and what its recommended policy says to it. */
function tried(name: string, inputSchema: JsonObject) {
  const judged = judgedToolOf({ name, inputSchema }, JUDGED);
  const args: JsonObject = JSON.parse(callText({ name, inputSchema }, judged).args);
  const policy = recommendForTool(judged, [name], 'recommended');
  const { outcome } = evaluate(policy, { tool: name, args }, { counters: NO_COUNTERS, now: 0, patterns: PATTERNS });
  return { args, outcome };
}

function querySchema(description: string): JsonObject {
  return { type: 'object', properties: { query: { type: 'string', description } }, required: ['query'] };
}

test.each([
  ['SQL query to run', 'SELECT 1'],
  ['The GraphQL query', '{ __typename }'],
  ['Cypher query to run', 'RETURN 1'],
  ['SPARQL query to run', 'ASK {}'],
  ['AQL query to run', 'RETURN 1'],
])('a query is one that the recommended policy lets pass: %s', (description, query) => {
  expect(tried('run_query', querySchema(description))).toEqual({ args: { query }, outcome: 'allow' });
});

test('a call has what is required, what a rule looks at, and what the schema names', () => {
  const properties = {
    title: { type: 'string' },
    kind: { enum: ['task', 'note'] },
    due: { type: 'string', format: 'date' },
    source: { $ref: '#/$defs/source' },
    note: { type: 'string' },
  };
  const $defs = { source: { type: 'object', properties: { url: { type: 'string', format: 'uri' } } } };
  expect(tried('import', { type: 'object', properties, $defs, required: ['title', 'kind', 'due'] }).args).toEqual({
    title: 'text',
    kind: 'task',
    due: '2026-01-31',
    source: { url: 'https://example.com/' },
  });
});

test('a schema that refers to itself, or names __proto__, makes a call all the same', () => {
  const next = { $ref: '#/$defs/node' };
  const $defs = { node: { type: 'object', properties: { next }, required: ['next'] } };
  const { args } = tried('walk', { type: 'object', properties: { next }, required: ['next'], $defs });
  expect(args).toEqual({ next: { next: { next: { next: { next: null } } } } });
  const named = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}');
  expect(JSON.stringify(tried('set', named).args)).toBe('{"__proto__":"text"}');
});
