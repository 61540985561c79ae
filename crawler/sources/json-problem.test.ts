import { expect, test } from 'vitest';
import { jsonProblem } from './json-problem.ts';

test.each([
  ['{\n  "servers": [,]\n}', "Unexpected token ',' in line 2"],
  [
    '{\n  "servers": [\n    { "source": "npm" }\n    { "source": "npm" }\n  ]\n}',
    "Expected ',' or ']' after array element in line 4",
  ],
  ['{\n  "servers": []\n  // comment\n}', "Expected ',' or '}' after property value in line 3"],
  ['{\n  "servers": [],\n}', 'Expected double-quoted property name in line 3'],
  ['{\n  "servers": [', 'Unexpected end of JSON input at its end'],
  ['', 'Unexpected end of JSON input at its end'],
  ['{}', null],
])('%j', (text, problem) => {
  expect(jsonProblem(text)).toBe(problem);
});
