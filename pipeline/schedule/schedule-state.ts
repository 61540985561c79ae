import type { ScheduleEvent } from './run-schedule.ts';

/** One run as the schedule saw it. Times are ISO texts: this is kept as JSON. */
export interface PastRun {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly isDone: boolean;
  readonly detail: string;
}

/** What a schedule is doing, for whoever asks while it runs or after it ended. */
export interface ScheduleState {
  /** `host:pid` */
  readonly scheduler: string;
  readonly cron: string;
  readonly timeZone: string | null;
  readonly isRunning: boolean;
  readonly nextAt: string | null;
  /** Since when a run is under way; null between runs. */
  readonly runningSince: string | null;
  /** The newest first. */
  readonly runs: readonly PastRun[];
}

const KEPT_RUNS = 10;

/** The state after an event. */
export function afterEvent(state: ScheduleState, event: ScheduleEvent): ScheduleState {
  switch (event.kind) {
    case 'next':
      return { ...state, nextAt: event.at?.toISOString() ?? null };
    case 'started':
      return { ...state, runningSince: event.at.toISOString() };
    case 'ended': {
      const run = { startedAt: event.startedAt.toISOString(), finishedAt: event.at.toISOString(), ...event.end };
      return { ...state, runningSince: null, runs: [run, ...state.runs].slice(0, KEPT_RUNS) };
    }
    case 'stopped':
      return { ...state, isRunning: false, nextAt: null, runningSince: null };
    case 'skipped':
    case 'retry':
      return state;
  }
}
