import { expect, test } from 'vitest';
import { diffWords } from './diff-words.ts';

test.each([
  ['a word', 'Sends mail now.', 'Sends post now.', ['=Sends ', '-mail', '+post', '= now.']],
  ['the same', 'Sends mail.', 'Sends mail.', ['=Sends mail.']],
  ['what came', undefined, 'New.', ['+New.']],
  ['what went', 'Old.', undefined, ['-Old.']],
  ['nothing to something', '', 'New.', ['+New.']],
])('%s', (_, before, after, expected) => {
  const signs = { same: '=', added: '+', removed: '-', folded: '~' };
  expect(diffWords(before, after).map(({ words, kind }) => signs[kind] + words)).toEqual(expected);
});

test('long stretches that did not change are folded', () => {
  const same = 'word '.repeat(200);
  const told = diffWords(`${same}a ${same}`, `${same}b ${same}`).map(
    ({ kind, words }) => `${kind} ${kind === 'folded' ? words : words.length}`,
  );
  expect(told).toEqual(['folded 880', 'same 120', 'removed 1', 'added 1', 'same 120', 'folded 881']);
});

test('texts that have little in common are shown whole, and soon', () => {
  const noise = (seed: number) => Array.from({ length: 4_000 }, (_, at) => `w${(at * seed) % 3_989}`).join(' ');
  expect(diffWords(noise(7), noise(31)).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
