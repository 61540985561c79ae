import { expect, test } from 'vitest';
import { keepText } from './kept-text.ts';
import { makeLineSplitter } from './line-splitter.ts';

test('lines are put together across chunks, also where one cuts a character', () => {
  const lines = makeLineSplitter();
  const bytes = Buffer.from('first\nsecond é\nrest');
  expect(lines.push(bytes.subarray(0, 14))).toEqual(['first']);
  expect(lines.push(bytes.subarray(14))).toEqual(['second é']);
  expect(lines.push(Buffer.from('\n\n'))).toEqual(['rest', '']);
});

test('of a long text the beginning and the end are kept', () => {
  const kept = keepText(4);
  for (const part of ['abc', 'defgh', 'ijklmn']) kept.add(Buffer.from(part));
  expect(kept.text()).toBe('abcd\n[6 bytes left out]\nklmn');
});
