import { expect, test } from 'vitest';
import { snippetPieces } from './json-colours.ts';

const snippet = (
  text: string,
  more: { language?: 'json' | 'other'; stretches?: { start: number; end: number }[] } = {},
) => ({
  text,
  language: 'json' as const,
  cutFrom: null,
  stretches: [],
  href: null,
  fileName: 'policy.json',
  ...more,
});

test('tells keys, strings, numbers and literals apart', () => {
  expect(snippetPieces(snippet('{ "a": ["x", 30, true] }')).map(({ text, kind }) => [text, kind])).toEqual([
    ['{ ', undefined],
    ['"a"', 'k'],
    [': [', undefined],
    ['"x"', 's'],
    [', ', undefined],
    ['30', 'n'],
    [', ', undefined],
    ['true', 'n'],
    ['] }', undefined],
  ]);
});

test('keeps a string whole whatever is in it, and loses nothing', () => {
  const text = '{ "a\\": \\"": "t, 1: {}", "tools": -1.5e3 }\n';
  const pieces = snippetPieces(snippet(text));
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter(({ kind }) => kind === 'k').map((piece) => piece.text)).toEqual(['"a\\": \\""', '"tools"']);
});

test('marks what is to be filled in', () => {
  const pieces = snippetPieces(snippet('{ "in": [] }', { stretches: [{ start: 8, end: 10 }] }));
  expect(pieces.map(({ text, isSlot }) => [text, isSlot])).toEqual([
    ['{ ', false],
    ['"in"', false],
    [': ', false],
    ['[]', true],
    [' }', false],
  ]);
});

test('leaves other languages and long files plain', () => {
  expect(snippetPieces(snippet('a = "b"\n', { language: 'other' }))).toEqual([
    { text: 'a = "b"\n', kind: undefined, isSlot: false },
  ]);
  expect(snippetPieces(snippet('["a"]'.repeat(2000)))).toHaveLength(1);
});
