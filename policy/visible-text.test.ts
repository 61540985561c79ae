import { expect, test } from 'vitest';
import { escapeInvisible, shownName, shownPointer } from './visible-text.ts';

test.each([
  ['right-to-left override', 'pay\u202eyap', 'pay\\u202eyap'],
  ['zero-width space', 'pay\u200b', 'pay\\u200b'],
  ['tag characters, as two units', 'a\u{e0041}', 'a\\udb40\\udc41'],
  ['no character', 'a\uffffb\u{1fffe}', 'a\\uffffb\\ud83f\\udffe'],
  ['line separator', 'a\u2028b', 'a\\u2028b'],
  ['letters of any script', 'näme 名前 📄', 'näme 名前 📄'],
])('shows %s', (_what, text, expected) => {
  expect(escapeInvisible(text)).toBe(expected);
  expect(JSON.parse(`"${escapeInvisible(text)}"`)).toBe(text);
});

test('keeps a name to one line of at most 80 characters', () => {
  expect(shownName('create_task')).toBe('create_task');
  expect(shownName('a\nb\u0000')).toBe('a\\u000ab\\u0000');
  expect(shownName('📄'.repeat(81))).toBe(`${'📄'.repeat(80)}…`);
});

test('keeps what follows a long name in a pointer', () => {
  expect(shownPointer('/tools/create_task/limits/0')).toBe('/tools/create_task/limits/0');
  expect(shownPointer(`/tools/${'a'.repeat(500)}\u202e/require/12`)).toBe(`/tools/${'a'.repeat(80)}…/require/12`);
});
