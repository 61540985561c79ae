import { expect, test } from 'vitest';
import { snippetPieces } from './json-colours.ts';

const pieces = (text: string, stretches: { start: number; end: number }[] = [], fileName = 'policy.json') =>
  snippetPieces({ text, stretches }, fileName);

test('tells keys, strings, numbers and literals apart', () => {
  expect(pieces('{ "a": ["x", 30, true] }').map(({ text, kind }) => [text, kind])).toEqual([
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
  const found = pieces(text);
  expect(found.map((piece) => piece.text).join('')).toBe(text);
  expect(found.filter(({ kind }) => kind === 'k').map((piece) => piece.text)).toEqual(['"a\\": \\""', '"tools"']);
});

test('marks what is to be filled in', () => {
  const found = pieces('{ "in": [] }', [{ start: 8, end: 10 }]);
  expect(found.map(({ text, isSlot }) => [text, isSlot])).toEqual([
    ['{ ', false],
    ['"in"', false],
    [': ', false],
    ['[]', true],
    [' }', false],
  ]);
});

test('leaves other languages and long files plain', () => {
  expect(pieces('a = "b"\n', [], 'config.toml')).toEqual([{ text: 'a = "b"\n', kind: undefined, isSlot: false }]);
  expect(pieces('["a"]'.repeat(2000))).toHaveLength(1);
});
