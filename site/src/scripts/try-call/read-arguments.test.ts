import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

test('reads an object, and nothing as no arguments', () => {
  expect(readArguments('{ "id": 3 }')).toEqual({ ok: true, args: { id: 3 } });
  expect(readArguments(' \n')).toEqual({ ok: true, args: {} });
});

test('keeps a key that an assignment would lose', () => {
  const read = readArguments('{ "__proto__": 1 }');
  expect(read.ok && Object.keys(read.args)).toEqual(['__proto__']);
});

test.each([
  ['[1]', /are an object by their names/],
  ['"id"', /are an object by their names/],
  ['{ id: 3 }', /in line 1, at character 3, there is a word without quotes/],
  ['{\n  "id": 3\n  "to": 4\n}', /in line 3, at character 3, a comma is missing/],
  ['{ "id": }', /in line 1, at character 9, a value is missing/],
  ['{ "id": 3', /a closing } is missing/],
  ['{ "id": 3 } x', /there is (more after the end|a word without quotes)/],
  ['{ "id": "3 }', /a text has no closing quote/],
  ["{ 'id': 3 }", /in line 1/],
  ['{ "id": 3, }', /in line 1, at character 12, /],
  ['// no\n{}', /there is a comment/],
  ['['.repeat(200_000), /^This is not JSON yet/],
  [`${'{"a":'.repeat(5)}${'['.repeat(200_000)}`, /^This is not JSON yet/],
])('says of %.40s what is wrong, and where', (text, expected) => {
  const read = readArguments(text);
  expect(read.ok ? '' : read.problem).toMatch(expected);
});
