import { expect, test } from 'vitest';
import { cacheBytes, parseSize } from './cache-limit.ts';

test.each([
  ['500MB', 524_288_000],
  ['20 gb', 21_474_836_480],
  ['1.5GB', 1_610_612_736],
  ['0', 0],
  ['much', null],
  ['-1GB', null],
  ['1e3', null],
])('%s', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test('the flag comes before the environment, and what is no size is said', () => {
  expect(cacheBytes(7, { TOOLRISK_CACHE_LIMIT: '1GB' })).toEqual({ ok: true, bytes: 7 });
  expect(cacheBytes(undefined, { TOOLRISK_CACHE_LIMIT: '1KB' })).toEqual({ ok: true, bytes: 1024 });
  expect(cacheBytes(undefined, {})).toEqual({ ok: true });
  expect(cacheBytes(undefined, { TOOLRISK_CACHE_LIMIT: 'big' })).toEqual({
    ok: false,
    error: 'TOOLRISK_CACHE_LIMIT=big is no size; write one such as 500MB or 20GB',
  });
});
