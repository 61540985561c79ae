import { describe, expect, test } from 'vitest';
import { counterKey, reservationsFor, reserve, rollBack, spent, windowStart } from './counters.ts';
import { type Counters, NO_COUNTERS } from './evaluate.ts';
import type { Limit } from './types.ts';

const NOON = Date.UTC(2026, 0, 31, 12, 0, 0);
const PER_MINUTE: Limit = { counter: 'pay_rate', window: 'minute', max: 2, scope: 'grant' };
const PER_DAY: Limit = { ...PER_MINUTE, window: 'day' };

test.each([
  ['minute', '2026-01-31T23:59:59.999Z', '2026-01-31T23:59:00.000Z'],
  ['hour', '2026-01-31T23:59:59.999Z', '2026-01-31T23:00:00.000Z'],
  ['day', '2026-01-31T23:59:59.999Z', '2026-01-31T00:00:00.000Z'],
  ['minute', '1969-12-31T23:59:30.000Z', '1969-12-31T23:59:00.000Z'],
] as const)('the %s of %s began at %s', (window, now, start) => {
  expect(new Date(windowStart(window, Date.parse(now))).toISOString()).toBe(start);
});

test('a counter is kept by its name and window, whatever the name', () => {
  expect(counterKey(PER_MINUTE)).toBe('pay_rate/minute');
  expect(counterKey({ counter: 'a/minute', window: 'hour' })).not.toBe(counterKey({ counter: 'a', window: 'minute' }));
});

describe('a window', () => {
  const used = new Map([['pay_rate/minute', { windowStart: NOON, used: 2 }]]);

  test('counts until its end, and begins anew', () => {
    expect(spent(PER_MINUTE, used, NOON + 59_999)).toEqual({ used: 2, until: NOON + 60_000 });
    expect(spent(PER_MINUTE, used, NOON + 60_000)).toEqual({ used: 0, until: NOON + 120_000 });
  });

  test('is not opened anew by a clock set back, and goes on once the clock is there again', () => {
    expect(spent(PER_MINUTE, used, NOON - 3_600_000)).toEqual({ used: 2, until: NOON + 60_000 });
    const back = { counters: used, now: NOON - 3_600_000 };
    expect(reservationsFor([PER_MINUTE], back)).toEqual([{ key: 'pay_rate/minute', windowStart: NOON }]);
  });

  test('leaves nothing to use where the clock tells no time', () => {
    expect(spent(PER_MINUTE, NO_COUNTERS, Number.NaN).used).toBe(Number.POSITIVE_INFINITY);
    expect(spent(PER_MINUTE, NO_COUNTERS, Number.POSITIVE_INFINITY).used).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a reservation', () => {
  const now = { counters: NO_COUNTERS, now: NOON };

  test('takes one counter and window once, however many limits name it', () => {
    const limits = [PER_MINUTE, { ...PER_MINUTE, max: 9 }, PER_DAY];
    expect(reservationsFor(limits, now)).toEqual([
      { key: 'pay_rate/minute', windowStart: NOON },
      { key: 'pay_rate/day', windowStart: NOON - 12 * 3_600_000 },
    ]);
  });

  test('is taken and given back, and leaves what it was given alone', () => {
    const before: Counters = new Map([['pay_rate/minute', { windowStart: NOON, used: 1 }]]);
    const reservations = reservationsFor([PER_MINUTE], { counters: before, now: NOON });
    const after = reserve(before, reservations);
    expect(after.get('pay_rate/minute')).toEqual({ windowStart: NOON, used: 2 });
    expect(rollBack(after, reservations).get('pay_rate/minute')).toEqual({ windowStart: NOON, used: 1 });
    expect(before.get('pay_rate/minute')).toEqual({ windowStart: NOON, used: 1 });
  });

  test('given back after its window is over changes nothing', () => {
    const reservations = reservationsFor([PER_MINUTE], now);
    const next = new Map([['pay_rate/minute', { windowStart: NOON + 60_000, used: 1 }]]);
    expect(rollBack(next, reservations)).toEqual(next);
    expect(rollBack(NO_COUNTERS, reservations)).toEqual(NO_COUNTERS);
  });

  test('given back twice never makes a counter negative', () => {
    const reservations = reservationsFor([PER_MINUTE], now);
    const after = rollBack(rollBack(reserve(NO_COUNTERS, reservations), reservations), reservations);
    expect(after.get('pay_rate/minute')).toEqual({ windowStart: NOON, used: 0 });
  });

  test('taken after the counter has gone on does not turn it back', () => {
    const reservations = reservationsFor([PER_MINUTE], now);
    const next = new Map([['pay_rate/minute', { windowStart: NOON + 60_000, used: 2 }]]);
    expect(reserve(next, reservations)).toEqual(next);
  });
});
