import { expect, test } from 'vitest';
import { glanceFor, splitAlternatives } from './glance.ts';

test.each([
  ['a|b', ['a', 'b']],
  ['a(?:b|c)|[|)]d|e\\|f', ['a(?:b|c)', '[|)]d', 'e\\|f']],
  ['one', ['one']],
])('%s has its outermost alternatives', (source, alternatives) => {
  expect(splitAlternatives(source)).toEqual(alternatives);
});

const mayMatch = glanceFor([/\bread[- ]?only\b|\bno side effects\b/i, /\$0\.\d+|\btest mode\b/i]);

test.each([
  ['This is READ-ONLY.', true],
  ['It has no side effects', true],
  ['It costs $0.5', true],
  ['Runs in test mode', true],
  ['Reads only what it must', false],
  ['The latest modes', false],
  ['', false],
])('%s', (text, expected) => {
  expect(mayMatch(text)).toBe(expected);
});

const mayMatchAbroad = glanceFor([
  /\b(?:does not|never) write|\bno+ changes\b|(?:不|从不)修改|(?:in )?dry run|ne modifie rien/i,
]);

test.each([
  ['It DOES NOT write.', true],
  ['It never writes', true],
  ['Nooo changes', true],
  ['从不修改文件', true],
  ['Dry run', true],
  ['Ne modifie rien', true],
  ['It writes, and changes', false],
  ['修改文件', false],
])('%s, of one expression with groups', (text, expected) => {
  expect(mayMatchAbroad(text)).toBe(expected);
});
