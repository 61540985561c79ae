import { expect, it } from 'vitest';
import { retryTime } from './back-off.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

it.each([
  ['timeout', 1, '2026-11-21T12:15:00.000Z'],
  ['timeout', 2, '2026-11-21T12:30:00.000Z'],
  ['timeout', 4, '2026-11-21T14:00:00.000Z'],
  ['timeout', 1_000, '2026-11-22T12:00:00.000Z'],
  ['install-failed', 1, '2026-11-21T18:00:00.000Z'],
  ['install-failed', 3, '2026-11-22T12:00:00.000Z'],
  ['no-sandbox', 1, '2026-11-21T13:00:00.000Z'],
  // Where it holds as long as the server stays the same, the schedule looks whether it has.
  ['needs-credentials', 1, undefined],
  ['not-found', 5, undefined],
] as const)('waits after %s, failure number %i', (reason, failures, expected) => {
  expect(retryTime({ reason }, failures, NOW)?.toISOString()).toBe(expected);
});

it.each([
  ['as long as the other side asks for', { reason: 'timeout', retryAfterSeconds: 120 }, 1, '2026-11-21T12:02:00.000Z'],
  ['longer each time', { reason: 'timeout', retryAfterSeconds: 120 }, 3, '2026-11-21T12:08:00.000Z'],
  ['days, if it says so', { reason: 'needs-backend', retryAfterSeconds: 172_800 }, 1, '2026-11-23T12:00:00.000Z'],
  ['but a week at most', { reason: 'needs-backend', retryAfterSeconds: 1e12 }, 9, '2026-11-28T12:00:00.000Z'],
  ['and never not at all', { reason: 'timeout', retryAfterSeconds: 0 }, 1, '2026-11-21T12:01:00.000Z'],
  ['an hour for what may pass by itself', { reason: 'needs-backend', mayPass: true }, 1, '2026-11-21T13:00:00.000Z'],
  ['no longer than for the reason', { reason: 'timeout', mayPass: true }, 1, '2026-11-21T12:15:00.000Z'],
  ['an hour for our own trouble', { reason: 'crashed', isOurs: true }, 1, '2026-11-21T13:00:00.000Z'],
  [
    'whatever was asked for then',
    { reason: 'crashed', isOurs: true, retryAfterSeconds: 9e9 },
    2,
    '2026-11-21T14:00:00.000Z',
  ],
] as const)('waits %s', (_, failure, failures, expected) => {
  expect(retryTime(failure, failures, NOW)?.toISOString()).toBe(expected);
});
