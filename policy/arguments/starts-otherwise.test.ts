import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternProblem, re2Patterns } from '../re2.ts';
import { STARTS_OTHERWISE, STARTS_READING } from './sql-words.ts';
import { startsOtherwise } from './starts-otherwise.ts';

const { matches } = re2Patterns();

test.each<[string, boolean]>([
  ['desc', false],
  ['DESC notes', false],
  ['describe notes', false],
  ['descr', true],
  ['describes', true],
  [' (desc)', false],
  ['de', true],
  ['drop', true],
  ['', true],
  ['\u65e5\u672c', true],
])('%j starts with none of them: %s', (text, isOther) => {
  expect(matches(startsOtherwise(['desc', 'describe']), text)).toBe(isOther);
});

test('is the very opposite of a text that starts by reading', () => {
  const words = ['select', 'with', 'explain', 'show', 'describe', 'desc', 'pragma', 'update', 'from', 'selection'];
  const piece = fc.oneof(
    fc.constantFrom(...words, ' ', '(', '\n', ';', '_', '1', '\u017f', '\u65e5'),
    fc.constantFrom(...words).map((word) => word.toUpperCase()),
    fc.constantFrom(...words).chain((word) => fc.nat(word.length).map((length) => word.slice(0, length))),
    fc.string({ maxLength: 3 }),
  );
  const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  expect(patternProblem(STARTS_OTHERWISE)).toBeNull();
  fc.assert(
    fc.property(text, (sql) => {
      const isOther = matches(STARTS_OTHERWISE, sql);
      // The long s is an s to both, and a letter behind a word to one alone: that one refuses more.
      if (sql.includes('\u017f')) expect(isOther || matches(STARTS_READING, sql)).toBe(true);
      else expect(isOther).toBe(!matches(STARTS_READING, sql));
    }),
    { seed: 11, numRuns: 5000 },
  );
});
