import { expect, test } from 'vitest';
import { median, whole } from './figure.ts';

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
  [[], Number.NaN],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('groups digits', () => {
  expect(whole(1234567.6)).toBe('1,234,568');
});
