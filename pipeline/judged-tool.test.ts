import { expect, test } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { judgedToolOf } from './judged-tool.ts';

function parametersOf(inputSchema: JsonObject) {
  const classification = { category: 'execute', risk: 'high', facets: ['code'] } as const;
  return judgedToolOf({ name: 'do_it', inputSchema }, classification).parameters.map(
    ({ path, roles, isRequired, type, isOfRecords }) => ({ path, roles, isRequired, type, isOfRecords }),
  );
}

const text = { type: 'string' };

test('reads where an argument stands, whether it has to be given, and its type', () => {
  const request = { type: 'object', properties: { url: text, amount: { type: 'integer' } }, required: ['url'] };
  expect(parametersOf({ type: 'object', properties: { request, title: text }, required: ['request'] })).toEqual([
    { path: 'args.request.url', roles: ['free-url'], isRequired: true, type: 'string', isOfRecords: undefined },
    { path: 'args.request.amount', roles: ['amount'], isRequired: false, type: 'number', isOfRecords: undefined },
  ]);
});

test('goes through lists without an index, and knows lists of records', () => {
  const to = { type: 'array', items: { type: 'object', properties: { email: text }, required: ['email'] } };
  expect(parametersOf({ type: 'object', properties: { to }, required: ['to'] })).toMatchObject([
    { path: 'args.to', isRequired: true, type: 'array', isOfRecords: true },
    { path: 'args.to.email', isRequired: true, type: 'string' },
  ]);
});

test('what stands in an option is never required', () => {
  const option = { properties: { url: text }, required: ['url'] };
  expect(parametersOf({ type: 'object', anyOf: [option, { properties: {} }] })).toMatchObject([
    { path: 'args.url', isRequired: false },
  ]);
});

test('a name that conditions cannot write has no path', () => {
  expect(parametersOf({ type: 'object', properties: { 'target.url': text, 'page/url~': text } })).toMatchObject([
    { path: null, roles: ['free-url'] },
    { path: 'args.page/url~', roles: ['free-url'] },
  ]);
});

test('the arguments of a command are part of it, and those of anything else are not', () => {
  const args = { type: 'array', items: text };
  expect(parametersOf({ type: 'object', properties: { command: text, args } })).toMatchObject([
    { path: 'args.command', roles: ['command'] },
    { path: 'args.args', roles: ['command'], type: 'array' },
  ]);
  expect(parametersOf({ type: 'object', properties: { title: text, args } })).toEqual([]);
  const env = { type: 'object', additionalProperties: text };
  expect(parametersOf({ type: 'object', properties: { cmd: text, env } })).toMatchObject([
    { path: 'args.cmd', roles: ['command'] },
    { path: 'args.env', roles: ['command'], type: 'object' },
  ]);
});

test.each<JsonObject>([
  {},
  { properties: [] },
  { properties: { url: true } },
  { anyOf: 'x' },
  { type: 'object', properties: { a: { items: [text] } } },
])('a strange schema is read without a throw: %j', (schema) => {
  expect(parametersOf(schema)).toEqual([]);
});
