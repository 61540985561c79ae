import { expect, it } from 'vitest';
import { readCron } from './read-cron.ts';

const FROM = new Date('2026-03-28T12:00:00Z');
const HOW = '(five fields: minute, hour, day, month, weekday, such as "0 3 * * *" for every night at three)';

it.each([
  ['0 3 * * *', 'UTC', '2026-03-29T03:00:00.000Z'],
  ['30 4 * * 1-5', 'UTC', '2026-03-30T04:30:00.000Z'],
  ['@daily', 'UTC', '2026-03-29T00:00:00.000Z'],
  ['15 0 3 * * *', 'UTC', '2026-03-29T03:00:15.000Z'],
  ['0 3 * * *', 'Asia/Kolkata', '2026-03-28T21:30:00.000Z'],
  // The night clocks go forward in Berlin: three o'clock comes an hour earlier.
  ['0 3 * * *', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
])('finds the next moment of %s in %s', (pattern, timeZone, expected) => {
  const cron = readCron({ pattern, timeZone });
  expect(cron.ok && cron.next(FROM)?.toISOString()).toBe(expected);
});

it.each([
  ['0 25 * * *', `"0 25 * * *": Invalid value for hour: 25 ${HOW}`],
  ['hello', `"hello": it has not five fields, nor six ${HOW}`],
  ['', `"": it has not five fields, nor six ${HOW}`],
  ['0 3 * * * * 2027', `"0 3 * * * * 2027": it has not five fields, nor six ${HOW}`],
  ['2027-01-01T03:00:00', `"2027-01-01T03:00:00": it is no cron expression ${HOW}`],
  ['0 0 30 2 *', '"0 0 30 2 *" never comes: there is no such day'],
])('says what is wrong with "%s"', (pattern, error) => {
  expect(readCron({ pattern, timeZone: null })).toEqual({ ok: false, error });
});

it('says that a time zone is none', () => {
  expect(readCron({ pattern: '0 3 * * *', timeZone: 'Atlantis/Capital' })).toEqual({
    ok: false,
    error: '"Atlantis/Capital" is no time zone; write one like Europe/Berlin or UTC',
  });
});
