import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { tomlOf } from './toml.ts';

test('gives each of several texts a line', () => {
  expect(
    tomlOf({ one: ['a'], several: ['a', 'b", "c', '] # d'], none: [], table: { text: '[ "a", "b" ]' } }),
  ).toBe(`one = [ "a" ]
several = [
  "a",
  "b\\", \\"c",
  "] # d",
]
none = []

[table]
text = "[ \\"a\\", \\"b\\" ]"
`);
});

test('is read back as it was, whatever the texts are', () => {
  const anyText = fc.oneof(
    fc.constantFrom('"', '\\', ', "', '[ "a", "b" ]', '\u2028x = [ "a", "b" ]', '\n', '\uffff'),
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.toWellFormed()),
  );
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 6 }), (names) => {
      const written = tomlOf({ names, tables: [{ names }] });
      expect(parse(written)).toEqual({ names, tables: [{ names }] });
      expect(written.split('\n').length).toBe(3 + 2 * (names.length > 1 ? names.length + 2 : 1));
    }),
    { seed: 20_264, numRuns: 100 },
  );
});
