import type { ReadCron } from './read-cron.ts';

/** How a run ended. */
export interface RunEnd {
  readonly isDone: boolean;
  /** For people: `exit code 1`, `ended by SIGKILL`. */
  readonly detail: string;
}

export type ScheduleEvent =
  | { readonly kind: 'next'; readonly at: Date | null }
  | { readonly kind: 'started'; readonly at: Date; readonly attempt: number }
  | { readonly kind: 'ended'; readonly startedAt: Date; readonly at: Date; readonly end: RunEnd }
  | { readonly kind: 'skipped'; readonly tick: Date; readonly runningSince: Date }
  | { readonly kind: 'retry'; readonly at: Date; readonly attempt: number }
  | { readonly kind: 'stopped' };

export interface ScheduleOptions {
  readonly cron: Extract<ReadCron, { ok: true }>;
  /** Run once at once, before the first moment of the schedule. */
  readonly runNow: boolean;
  /** One run. `tick` is the moment it is for; null at the start and for a second attempt. An abort ends it, and it resolves all the same. */
  readonly run: (tick: Date | null, signal: AbortSignal) => Promise<RunEnd>;
  /** A run that failed is tried again after so long each, where no moment of the schedule comes first. */
  readonly retryAfterMs?: readonly number[];
  readonly signal: AbortSignal;
  readonly report: (event: ScheduleEvent) => void;
  readonly now?: () => Date;
}

const MINUTE = 60_000;

/** What holds a database or a full disk is over soon or takes a person; the next moment of the schedule comes anyway. */
const RETRY_AFTER_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE] as const;

/** A machine that slept, or whose clock was set, is noticed within this. A timer alone would come late by as long as it slept. */
const LONGEST_SLEEP_MS = 30_000;

/** Runs on the schedule until the signal, one run at a time. A run that fails, or throws, is said and tried again. Resolves once the last one has ended. */
export async function runSchedule(options: ScheduleOptions): Promise<void> {
  const { signal, report } = options;
  const runner = makeRunner(options);
  if (options.runNow) runner.start(null);
  while (!signal.aborted) {
    const tick = options.cron.next(nowOf(options));
    report({ kind: 'next', at: tick });
    if (tick === null) await runner.idle();
    if (tick === null || !(await sleepUntil(tick, options))) break;
    runner.start(tick);
  }
  await runner.idle();
  report({ kind: 'stopped' });
}

function nowOf({ now }: ScheduleOptions): Date {
  return now === undefined ? new Date() : now();
}

/** False where the signal came first. */
async function sleepUntil(moment: Date, options: ScheduleOptions): Promise<boolean> {
  for (;;) {
    const left = moment.getTime() - nowOf(options).getTime();
    if (left <= 0) return true;
    const { signal } = options;
    await pause(Math.min(left, LONGEST_SLEEP_MS), signal);
    if (signal.aborted) return false;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

interface Runner {
  /** Starts a run, or says that one is under way. A second attempt that waits is given up for it. */
  readonly start: (tick: Date | null) => void;
  /** Resolves when nothing runs or waits to be tried again. */
  readonly idle: () => Promise<void>;
}

function makeRunner(options: ScheduleOptions): Runner {
  const { report } = options;
  let runningSince: Date | null = null;
  let waiting = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const once = async (tick: Date | null, attempt: number): Promise<RunEnd> => {
    const startedAt = nowOf(options);
    runningSince = startedAt;
    report({ kind: 'started', at: startedAt, attempt });
    const end = await endOf(options, tick);
    runningSince = null;
    report({ kind: 'ended', startedAt, at: nowOf(options), end });
    return end;
  };
  const withRetries = async (tick: Date | null, given: AbortSignal): Promise<void> => {
    let end = await once(tick, 1);
    const delays = options.retryAfterMs ?? RETRY_AFTER_MS;
    for (const [index, delay] of delays.entries()) {
      if (end.isDone || given.aborted || options.signal.aborted) return;
      const at = new Date(nowOf(options).getTime() + delay);
      const next = options.cron.next(nowOf(options));
      if (next !== null && next <= at) return;
      report({ kind: 'retry', at, attempt: index + 2 });
      await sleepUntil(at, { ...options, signal: AbortSignal.any([given, options.signal]) });
      if (given.aborted || options.signal.aborted) return;
      end = await once(null, index + 2);
    }
  };
  return {
    start: (tick) => {
      if (runningSince !== null) {
        if (tick !== null) report({ kind: 'skipped', tick, runningSince });
        return;
      }
      waiting.abort();
      waiting = new AbortController();
      last = withRetries(tick, waiting.signal);
    },
    idle: () => last,
  };
}

/** A bug in one run is that run's end, not the schedule's. */
async function endOf({ run, signal }: ScheduleOptions, tick: Date | null): Promise<RunEnd> {
  try {
    return await run(tick, signal);
  } catch (error) {
    return { isDone: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
