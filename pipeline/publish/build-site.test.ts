import { expect, test } from 'vitest';
import { reasonIn } from './build-site.ts';

test.each([
  [
    '12:00 [build] start\n\u001b[31m[ERROR]\u001b[39m Unclosed tag in Card.astro\n    at parse (x.js:1:2)\n',
    '[ERROR] Unclosed tag in Card.astro',
  ],
  ['start\nTypeError: page is undefined\n  Stack trace:\n', 'TypeError: page is undefined'],
  ['start\nKilled\n\n', 'Killed'],
  ['', null],
])('finds the reason in %j', (output, reason) => {
  expect(reasonIn(output)).toBe(reason);
});
