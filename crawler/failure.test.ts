import { expect, test } from 'vitest';
import { failed, isPermanentFailure, oneLine, retryAfterMs } from './failure.ts';

test('a detail is one clean line of at most 300 characters', () => {
  const { detail } = failed(
    'crashed',
    `\u001b[31mError\u001b[0m:\r\n\tno\u0000 \u202elicence ${'x'.repeat(1_000_000)}`,
  );
  expect(detail.startsWith('Error: no licence xxx')).toBe(true);
  expect(detail.length).toBe(300);
  expect(detail.endsWith('…')).toBe(true);
});

test('a cut never leaves half a character', () => {
  expect(oneLine('ab😀cd', 4).isWellFormed()).toBe(true);
  expect(oneLine('a\ud800b', 10)).toBe('a\u{FFFD}b');
});

test('what depends on the machine or the network is tried again', () => {
  expect(isPermanentFailure('install-failed')).toBe(false);
  expect(isPermanentFailure('timeout')).toBe(false);
  expect(isPermanentFailure('no-sandbox')).toBe(false);
  expect(isPermanentFailure('needs-credentials')).toBe(true);
  expect(isPermanentFailure('not-found')).toBe(true);
});

test.each([
  ['what a key decides waits weeks', { reason: 'needs-credentials' }, 30 * 86_400_000],
  ['what load decides waits minutes', { reason: 'timeout' }, 15 * 60_000],
  ['our own trouble waits an hour, whatever it is called', { reason: 'needs-credentials', isOurs: true }, 3_600_000],
  ['the other side may ask for a time', { reason: 'timeout', retryAfterSeconds: 120 }, 120_000],
  ['what may pass is worth a look in an hour', { reason: 'needs-backend', mayPass: true }, 3_600_000],
  ['but not for years', { reason: 'timeout', retryAfterSeconds: 1e12 }, 7 * 86_400_000],
  ['nor for the past', { reason: 'timeout', retryAfterSeconds: -5 }, 0],
] as const)('%s', (_, failure, ms) => {
  expect(retryAfterMs(failure)).toBe(ms);
});
