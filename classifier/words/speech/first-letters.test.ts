import { expect, test } from 'vitest';
import { ANY_LETTER, firstLetters, letterBit, secondLetters } from './first-letters.ts';

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

test.each([
  ['\\w+', '(?:of|from)', 'of'],
  ['(?:has\\s+to|must)', 'be', 'tb'],
  ['sempre\\s+(?:use|chame)|(?:use|chame)\\s+sempre', undefined, 'ucs'],
  ['(?:before|when(?:ever)?)\\s+(?:using|calling)', undefined, 'uc'],
])('behind the first word of %s and before %s', (source, following, letters) => {
  const bits = [...letters].reduce((all, letter) => all | letterBit(letter.charCodeAt(0)), 0);
  expect(secondLetters(source, following)).toBe(bits);
});

test.each(['use', '\\w+\\s*:', '\\w+\\s+(?!be)x', '[a-z]+\\s+x', '(?:a\\s+)*b', '\\w+[.]x', 'use(?=\\s+x)'])(
  'behind the first word of %s may stand anything',
  (source) => {
    expect(secondLetters(source, undefined)).toBe(ANY_LETTER);
  },
);
