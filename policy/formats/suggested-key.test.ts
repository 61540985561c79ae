import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFormats } from './index.ts';
import { suggestedKey, suggestedKeys } from './suggested-key.ts';

const FORMATS = [...(await loadFormats()).values()];

test.each([
  ['twenty-crm', 'twenty-crm'],
  ['jdu278-twenty_mcp.server', 'jdu278-twenty-mcp-server'],
  ['a-very-long-name-of-a-server-indeed', 'a-very-long-name-of-a-ser'],
  ['exactly-up-to-the-25th-ch-aracter', 'exactly-up-to-the-25th-ch'],
  ['mcp', 'mcp-server'],
  ['...', 'x-server'],
  ['Записки', 'x-server'],
])('%s becomes %s', (slug, key) => {
  expect(suggestedKey(slug)).toBe(key);
});

test('servers of one configuration get names that differ, where they begin alike too', () => {
  const slugs = [
    'modelcontextprotocol-server-memory',
    'modelcontextprotocol-server-files',
    'a.b',
    'a-b',
    'a-b-2',
    'a_b',
  ];
  expect(suggestedKeys(slugs)).toEqual([
    'modelcontextprotocol-serv',
    'modelcontextprotocol-se-2',
    'a-b',
    'a-b-2',
    'a-b-2-2',
    'a-b-3',
  ]);
});

test('no format has a problem with a suggested key', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z0-9._-]{1,80}$/)), (slug) => {
      const key = suggestedKey(slug);
      const keys = [key, ...suggestedKeys([slug, slug])];
      for (const one of keys) {
        expect(FORMATS.map((format) => format.keyProblem?.(one) ?? null)).toEqual(FORMATS.map(() => null));
      }
    }),
    { seed: 20_262, numRuns: 500 },
  );
});
