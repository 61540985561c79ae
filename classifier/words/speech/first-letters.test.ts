import { expect, test } from 'vitest';
import { ANY_LETTER, firstLetters, letterBit } from './first-letters.ts';

test.each([
  ['this', 't'],
  ['(?:this|the)\\b', 't'],
  ['(?:this|any)\\s+tool|never', 'tan'],
  ['(?:the\\s+)?(?:user|human)', 'tuh'],
  ['n?ever', 'ne'],
  ['\\bcall', 'c'],
  ['(?:(?:a|b)c)*d', 'abd'],
  ['(?:x[)|]y){0,3}?z', 'xz'],
  ['Call', 'c'],
])('%s begins with %s', (source, letters) => {
  const bits = [...letters].reduce((all, letter) => all | letterBit(letter.charCodeAt(0)), 0);
  expect(firstLetters(source)).toBe(bits);
});

test.each(['\\w+', '[a-z]b', '.', '(?:the)?', '(?!x)y', '(?=x)y', '\\d', '"x"', '', '(?:\\w+\\s+){0,2}x', 'ändert'])(
  '%s may begin with anything',
  (source) => {
    expect(firstLetters(source)).toBe(ANY_LETTER);
  },
);
