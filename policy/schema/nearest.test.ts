import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['windw', ['counter', 'window', 'max'], 'window'],
  ['limit', ['require', 'limits'], 'limits'],
  ['deny-if', ['deny_if', 'hide'], 'deny_if'],
  ['approval', ['version', 'default'], undefined],
  ['pya', ['all', 'pay'], 'pay'],
  ['ne', ['eq', 'neq'], 'neq'],
  ['>=', ['eq', 'gte'], undefined],
  ['', ['version'], undefined],
  ['limits'.repeat(1000), ['limits'], undefined],
])('%s among %j', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected);
});
