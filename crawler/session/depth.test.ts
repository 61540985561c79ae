import { expect, test } from 'vitest';
import { isDeeperThan } from './depth.ts';

function nested(levels: number): unknown {
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
}

test.each([
  [nested(64), false],
  [nested(65), true],
  [nested(200_000), true],
  ['text', false],
  [null, false],
])('the limit is 64 levels', (value, isDeeper) => {
  expect(isDeeperThan(value, 64)).toBe(isDeeper);
});
