import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readCron } from './read-cron.ts';
import { type RunEnd, runSchedule, type ScheduleEvent } from './run-schedule.ts';

const DONE: RunEnd = { isDone: true, detail: 'exit code 0' };
const FAILED: RunEnd = { isDone: false, detail: 'exit code 1' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.setSystemTime(new Date('2026-11-21T02:59:00Z'));
});
afterEach(() => vi.useRealTimers());

/** A schedule whose runs end when the test says so, and what it said. */
function start(pattern: string, more: { runNow?: boolean; retryAfterMs?: number[] } = {}) {
  const cron = readCron({ pattern, timeZone: 'UTC' });
  if (!cron.ok) throw new Error(cron.error);
  const stop = new AbortController();
  const events: ScheduleEvent[] = [];
  const runs: { tick: Date | null; signal: AbortSignal; end: (end: RunEnd) => void; fail: (error: Error) => void }[] =
    [];
  const over = runSchedule({
    cron,
    runNow: more.runNow ?? false,
    ...(more.retryAfterMs && { retryAfterMs: more.retryAfterMs }),
    signal: stop.signal,
    report: (event) => events.push(event),
    run: (tick, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<RunEnd>();
      runs.push({ tick, signal, end: resolve, fail: reject });
      return promise;
    },
  });
  const kinds = () => events.map(({ kind }) => kind);
  return { stop, events, runs, over, kinds };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('runs at the moments of the schedule and at no other', async () => {
  const schedule = start('0 3 * * *');
  await pass(59_000);
  expect(schedule.runs).toHaveLength(0);
  await pass(1_000);
  expect(schedule.runs.map(({ tick }) => tick?.toISOString())).toEqual(['2026-11-21T03:00:00.000Z']);
  schedule.runs[0]?.end(DONE);
  await pass(24 * 60 * 60 * 1000);
  expect(schedule.runs.map(({ tick }) => tick?.toISOString())).toEqual([
    '2026-11-21T03:00:00.000Z',
    '2026-11-22T03:00:00.000Z',
  ]);
});

it('never runs twice at a time: a moment during a run is skipped, and said', async () => {
  const schedule = start('* * * * *');
  await pass(3 * 60_000);
  expect(schedule.runs).toHaveLength(1);
  expect(schedule.events.filter(({ kind }) => kind === 'skipped')).toEqual([
    { kind: 'skipped', tick: new Date('2026-11-21T03:01:00Z'), runningSince: new Date('2026-11-21T03:00:00Z') },
    { kind: 'skipped', tick: new Date('2026-11-21T03:02:00Z'), runningSince: new Date('2026-11-21T03:00:00Z') },
  ]);
  schedule.runs[0]?.end(DONE);
  await pass(60_000);
  expect(schedule.runs).toHaveLength(2);
});

it('runs at once where it is told to', async () => {
  const schedule = start('0 3 * * *', { runNow: true });
  await pass(0);
  expect(schedule.runs.map(({ tick }) => tick)).toEqual([null]);
  expect(schedule.kinds()).toEqual(['started', 'next']);
});

it('survives a run that fails and one that throws, and tries again after each delay', async () => {
  const schedule = start('0 3 * * *', { retryAfterMs: [60_000, 300_000] });
  await pass(60_000);
  schedule.runs[0]?.fail(new Error('out of memory'));
  await pass(59_000);
  expect(schedule.runs).toHaveLength(1);
  await pass(1_000);
  expect(schedule.runs).toHaveLength(2);
  schedule.runs[1]?.end(FAILED);
  await pass(300_000);
  schedule.runs[2]?.end(FAILED);
  await pass(60 * 60_000);
  expect(schedule.runs).toHaveLength(3);
  expect(schedule.events.flatMap((event) => (event.kind === 'ended' ? [event.end.detail] : []))).toEqual([
    'out of memory',
    'exit code 1',
    'exit code 1',
  ]);
  await pass(24 * 60 * 60_000);
  expect(schedule.runs).toHaveLength(4);
});

it('leaves the second attempt to the next moment where that comes first', async () => {
  const schedule = start('* * * * *', { retryAfterMs: [90_000] });
  await pass(60_000);
  schedule.runs[0]?.end(FAILED);
  await pass(60_000);
  expect(schedule.runs.map(({ tick }) => tick?.toISOString())).toEqual([
    '2026-11-21T03:00:00.000Z',
    '2026-11-21T03:01:00.000Z',
  ]);
  expect(schedule.kinds()).not.toContain('retry');
});

it('tries again where there is time before the next moment, and goes on with the schedule', async () => {
  const schedule = start('*/10 * * * *', { retryAfterMs: [300_000] });
  await pass(60_000);
  // Fails at 03:04:30 and is tried again at 03:09:30.
  await pass(270_000);
  schedule.runs[0]?.end(FAILED);
  await pass(300_000);
  expect(schedule.runs).toHaveLength(2);
  schedule.runs[1]?.end(FAILED);
  await pass(30_000);
  expect(schedule.runs).toHaveLength(3);
  schedule.runs[2]?.end(DONE);
  await pass(9 * 60_000);
  expect(schedule.runs).toHaveLength(3);
});

it('ends the run under way at the signal and resolves once it has ended', async () => {
  const schedule = start('0 3 * * *');
  await pass(60_000);
  let isOver = false;
  schedule.over.then(() => {
    isOver = true;
  });
  schedule.stop.abort();
  await pass(0);
  expect(schedule.runs[0]?.signal.aborted).toBe(true);
  expect(isOver).toBe(false);
  schedule.runs[0]?.end({ isDone: false, detail: 'exit code 130' });
  await pass(0);
  expect(isOver).toBe(true);
  expect(schedule.kinds().slice(-2)).toEqual(['ended', 'stopped']);
  await pass(48 * 60 * 60_000);
  expect(schedule.runs).toHaveLength(1);
});

it('ends at once between runs', async () => {
  const schedule = start('0 3 * * *');
  schedule.stop.abort();
  await schedule.over;
  expect(schedule.kinds()).toEqual(['next', 'stopped']);
});
