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
  expect(retryTime(reason, failures, NOW)?.toISOString()).toBe(expected);
});
