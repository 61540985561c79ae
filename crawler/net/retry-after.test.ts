import { expect, test } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

test.each([
  [null, null],
  ['', null],
  ['0', 0],
  [' 120 ', 120],
  ['1.5', 2],
  ['999999999999', 999_999_999_999],
  ['-5', null],
  ['Sun, 01 Mar 2026 12:01:30 GMT', 90],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['9'.repeat(5_000), null],
])('%j: %j', (header, seconds) => {
  expect(retryAfterSeconds(header, NOW)).toBe(seconds);
});
