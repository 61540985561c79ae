import { expect, test } from 'vitest';
import type { Evidence } from '#classifier/types.ts';
import type { JsonObject } from '#crawler/types.ts';
import { finding } from '../testing/ready.ts';
import { parameterTable } from './parameters.ts';

const key = (pointer: string): Evidence => ({ source: 'tool', pointer, part: 'key', start: 0, end: 1, text: 'x' });

test('lists a parent before its own, with types, requirement and notes', () => {
  const schema: JsonObject = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      requestBody: {
        type: 'object',
        properties: { accessToken: { type: ['string', 'null'], description: ' The token ' } },
      },
      ids: { type: 'array', items: { type: 'object', properties: { of: { enum: [0, 1, 'two'] } } } },
      either: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'number' } }] },
      odd: true,
    },
  };
  const findings = [
    finding('takes-secrets', [key('/inputSchema/properties/requestBody/properties/accessToken')], {
      indicates: { facet: 'credentials' },
    }),
    finding('many-at-once', [key('/inputSchema/properties/ids/items')], { indicates: { facet: 'bulk' } }),
  ];
  expect(parameterTable(schema, findings)).toEqual({
    more: 0,
    rows: [
      { path: 'id', type: 'string (uuid)', isRequired: true, description: null, notes: ['picks one record'] },
      { path: 'requestBody', type: 'object', isRequired: false, description: null, notes: [] },
      {
        path: 'requestBody.accessToken',
        type: 'string or null',
        isRequired: false,
        description: ' The token ',
        notes: ['a secret'],
      },
      { path: 'ids', type: 'list of object', isRequired: false, description: null, notes: ['many at once'] },
      { path: 'ids[].of', type: '0, 1, two', isRequired: false, description: null, notes: [] },
      { path: 'either', type: 'string or list of number', isRequired: false, description: null, notes: [] },
      { path: 'odd', type: 'any', isRequired: false, description: null, notes: [] },
    ],
  });
});

test('follows references, also ones that go round in circles', () => {
  const schema = {
    $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
    properties: { root: { $ref: '#/$defs/node' } },
  };
  const { rows } = parameterTable(schema, []);
  expect(rows.slice(0, 3).map(({ path }) => path)).toEqual(['root', 'root.next', 'root.next.next']);
  expect(rows.length).toBeLessThan(12);
});

test('a schema made to have no end ends', () => {
  const branches = Array.from({ length: 200 }, () => ({ $ref: '#' }));
  expect(parameterTable({ anyOf: branches, $ref: '#' }, [])).toEqual({ rows: [], more: 0 });
});

test('shows 60 rows and counts the rest', () => {
  const properties = Object.fromEntries(Array.from({ length: 75 }, (_, at) => [`p${at}`, {}]));
  const { rows, more } = parameterTable({ properties }, []);
  expect([rows.length, more]).toEqual([60, 15]);
});

test.each([
  [{ properties: [] }],
  [{ properties: { a: null } }],
  [{ required: 'a', properties: { a: 7 } }],
  [{ items: 'x', anyOf: {} }],
])('a schema of the wrong shape breaks nothing: %j', (schema) => {
  expect(parameterTable(schema, []).rows.every((row) => row.type === 'any' && !row.isRequired)).toBe(true);
});

test('texts of strangers are cut, and __proto__ is a name', () => {
  const schema = JSON.parse(`{"properties":{"__proto__":{"type":"string","description":"${'long '.repeat(100)}"}}}`);
  const [row] = parameterTable(schema, []).rows;
  expect(row?.path).toBe('__proto__');
  expect(row?.description).toHaveLength(240);
});
