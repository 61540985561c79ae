import { expect, test } from 'vitest';
import { canonicalJson, definitionDigest, listingDigest } from './digests.ts';
import { storableListing, storableText } from './storable.ts';
import { listing, tool } from './testing/fixtures.ts';

test('NUL and lone surrogates become U+FFFD, everything else stays', () => {
  expect(storableText('a\0b\ud800c\u{1f600}\u202e')).toBe('a\ufffdb\ufffdc\u{1f600}\u202e');
});

test('keys are cleaned too, and __proto__ stays a key', () => {
  const schema = JSON.parse('{"__proto__":{"type":"string"},"a\\u0000":"\\ud800"}');
  const [stored] = storableListing(listing([{ name: 'x', inputSchema: schema }])).tools;
  expect(JSON.stringify(stored?.inputSchema)).toBe('{"__proto__":{"type":"string"},"a\ufffd":"\ufffd"}');
});

test('of two tools with one name, also after cleaning, the first stays and the other is told of', () => {
  const { tools, dropped } = storableListing(listing([tool('send\0', 'first'), tool('send\ufffd', 'second')]));
  expect(tools.map(({ description }) => description)).toEqual(['first']);
  expect(dropped).toEqual([{ index: 1, name: 'send\ufffd', reason: 'name given twice' }]);
});

test('canonical JSON sorts keys, keeps __proto__ and copes with depth', () => {
  expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"z":1,"a":[true,null]},"a":"é"}'))).toBe(
    '{"__proto__":{"a":[true,null],"z":1},"a":"é","b":1}',
  );
  const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`);
  expect(canonicalJson(deep)).toHaveLength(6000);
});

test('a definition’s digest does not depend on key order, a listing’s not on its notes', () => {
  expect(definitionDigest({ name: 'a', inputSchema: { x: 1, y: 2 } })).toBe(
    definitionDigest({ inputSchema: { y: 2, x: 1 }, name: 'a' }),
  );
  const one = listing([tool('a')]);
  expect(listingDigest({ ...one, notes: ['3 lines skipped'] })).toBe(listingDigest(one));
  expect(listingDigest({ ...one, protocolVersion: '2024-11-05' })).not.toBe(listingDigest(one));
});
