import os from 'node:os';
import path from 'node:path';
import type { CronText, ReadCron } from '#pipeline/schedule/read-cron.ts';
import { runChild } from '#pipeline/schedule/run-child.ts';
import { runSchedule, type ScheduleEvent } from '#pipeline/schedule/run-schedule.ts';
import { afterEvent, type ScheduleState } from '#pipeline/schedule/schedule-state.ts';
import type { ScheduleFlags } from '../commands/schedule.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { duration, say, sayError } from '../log.ts';
import { ROOT } from '../places.ts';
import { openBook } from './book.ts';
import { local } from './local-time.ts';

const COMMAND = path.join(ROOT, 'scripts/toolrisk.ts');
const HOUR_MS = 60 * 60 * 1000;

export interface ScheduleRequest {
  readonly when: CronText;
  readonly cron: Extract<ReadCron, { ok: true }>;
  readonly flags: ScheduleFlags;
  /** Options of `up`, as they were written. */
  readonly passedOn: readonly string[];
}

/** Runs until SIGTERM or Ctrl-C. Between runs this process holds no database and waits for a timer. */
export async function scheduleRuns({ when, cron, flags, passedOn }: ScheduleRequest): Promise<ExitCode> {
  const stop = stopOnSignals();
  const book = openBook();
  let state: ScheduleState = newState(when, book.lastRuns());
  const report = (event: ScheduleEvent): void => {
    sayEvent(event);
    state = afterEvent(state, event);
    book.note(state);
  };
  await runSchedule({
    cron,
    runNow: flags.now ?? false,
    signal: stop.signal,
    report,
    run: (tick, signal) =>
      runChild({
        args: [COMMAND, ...argumentsOf(flags, tick, state.scheduler), ...passedOn],
        signal,
        longestMs: flags.maxHours * HOUR_MS,
        onStart: stop.setKill,
      }),
  });
  await book.close();
  stop.done();
  return EXIT.done;
}

/** Over the queue a run is told its moment, so that of two schedulers one takes it. */
function argumentsOf(flags: ScheduleFlags, tick: Date | null, scheduler: string): string[] {
  if (!process.env.DATABASE_URL) return ['up', '--no-serve'];
  const limits = ['--min-age', String(flags.minAge), '--wait-minutes', String(flags.waitMinutes)];
  const whose = ['--scheduler', scheduler];
  return ['schedule', '--once', ...whose, ...limits, ...(tick === null ? [] : ['--tick', tick.toISOString()])];
}

function newState({ pattern, timeZone }: CronText, runs: ScheduleState['runs']): ScheduleState {
  const scheduler = `${os.hostname()}:${process.pid}`;
  return { scheduler, cron: pattern, timeZone, isRunning: true, nextAt: null, runningSince: null, runs };
}

/** The first signal ends the run under way cleanly; a second one ends it, and this process, at once. */
function stopOnSignals() {
  const controller = new AbortController();
  let kill = () => {};
  const stop = () => {
    if (controller.signal.aborted) {
      kill();
      process.exit(EXIT.interrupted);
    }
    say('schedule', 'Stopping; a second signal ends at once.');
    controller.abort(new Error('stopped'));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    setKill: (killRun: () => void) => {
      kill = killRun;
    },
    done: () => process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}

function sayEvent(event: ScheduleEvent): void {
  if (event.kind !== 'ended' || event.end.isDone) say('schedule', describe(event));
  else sayError(describe(event));
}

function describe(event: ScheduleEvent): string {
  switch (event.kind) {
    case 'next':
      return event.at === null ? 'No further run.' : `Next run ${local(event.at)}`;
    case 'started':
      return event.attempt === 1 ? 'Run started.' : `Run started, attempt ${event.attempt}.`;
    case 'ended': {
      const took = duration(event.at.getTime() - event.startedAt.getTime());
      return event.end.isDone ? `Run done in ${took}.` : `The run failed after ${took}: ${event.end.detail}`;
    }
    case 'skipped':
      return `Skipped ${local(event.tick)}: the run of ${local(event.runningSince)} is under way.`;
    case 'retry':
      return `Trying again ${local(event.at)}.`;
    case 'stopped':
      return 'Stopped.';
  }
}
