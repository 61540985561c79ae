import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFormats } from './index.ts';
import { suggestedKey } from './suggested-key.ts';

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

test('no format has a problem with a suggested key', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z0-9._-]{1,80}$/)), (slug) => {
      const key = suggestedKey(slug);
      expect(FORMATS.map((format) => format.keyProblem?.(key) ?? null)).toEqual(FORMATS.map(() => null));
    }),
    { seed: 20_262, numRuns: 500 },
  );
});
