import { expect, test } from 'vitest';
import { mayHideText, visible } from './visible.ts';

const ROWS = [
  { name: 'plain text', text: 'delete_note: Löscht – “gone” 删除', shown: 'delete_note: Löscht – “gone” 删除' },
  { name: 'lines and tabs', text: 'one\n\ttwo', shown: 'one\n\ttwo' },
  { name: 'bidi override', text: 'read\u202eeteled\u202c_note', shown: 'read\\u202eeteled\\u202c_note' },
  { name: 'isolates and marks', text: '\u2067a\u2069\u200f', shown: '\\u2067a\\u2069\\u200f' },
  { name: 'zero width', text: 'pay\u200bload', shown: 'pay\\u200bload' },
  { name: 'tag characters', text: 'hi\u{e0041}', shown: 'hi\\udb40\\udc41' },
  { name: 'NUL and escape', text: 'a\u0000b\u001b[31m', shown: 'a\\u0000b\\u001b[31m' },
  { name: 'an emoji of several', text: '👩\u200d💻 ❤\ufe0f', shown: '👩\u200d💻 ❤\ufe0f' },
  { name: 'a joiner alone', text: 'a\u200db', shown: 'a\\u200db' },
  { name: 'right-to-left letters', text: 'מחק', shown: 'מחק' },
];

test.each(ROWS)('$name', ({ text, shown }) => {
  expect(visible(text)).toBe(shown);
});

test('tells JSON that may hide text from JSON that does not', () => {
  expect(mayHideText(JSON.stringify({ name: 'delete\nnote' }))).toBe(false);
  expect(mayHideText(JSON.stringify({ name: 'a\u202eb' }))).toBe(true);
  expect(mayHideText(JSON.stringify({ name: 'a\u0007b' }))).toBe(true);
});

test('misses no character that is written out', () => {
  const missed: string[] = [];
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const character = String.fromCharCode(unit);
    if (visible(character) !== character && !mayHideText(JSON.stringify(character))) missed.push(unit.toString(16));
  }
  expect(missed).toEqual([]);
});
