import { readScheduleFile, writeScheduleFile } from '#pipeline/schedule/schedule-file.ts';
import type { ScheduleState } from '#pipeline/schedule/schedule-state.ts';
import { sayError } from '../log.ts';
import { dataDir } from '../places.ts';

/** Where a schedule writes down what it does, for `toolrisk status`. Whatever goes wrong there is said and costs no run. */
export interface Book {
  /** Of the schedule before this one. */
  readonly lastRuns: () => ScheduleState['runs'];
  readonly note: (state: ScheduleState) => void;
  /** Resolves when the last note is written. */
  readonly close: () => Promise<void>;
}

/** A file beside the embedded database, and with DATABASE_URL a row that every machine sees. */
export function openBook(): Book {
  const folder = dataDir();
  const databaseUrl = process.env.DATABASE_URL;
  let last: Promise<void> = Promise.resolve();
  return {
    lastRuns: () => readScheduleFile(folder)?.runs ?? [],
    note: (state) => {
      tryOut(() => writeScheduleFile(folder, state));
      if (databaseUrl) last = last.then(() => noteInDatabase(databaseUrl, state));
    },
    close: () => last,
  };
}

function tryOut(write: () => void): void {
  try {
    write();
  } catch (error) {
    sayProblem(error);
  }
}

/** Opened for each note: a schedule that waits for tomorrow holds no connection. */
async function noteInDatabase(databaseUrl: string, state: ScheduleState): Promise<void> {
  const [{ openDb }, { noteScheduler }] = await Promise.all([import('#db/open.ts'), import('#db/queue-runs.ts')]);
  const opened = await openDb({ dataDir: dataDir(), databaseUrl, command: 'toolrisk schedule' });
  if (!opened.ok) return sayProblem(new Error(opened.detail));
  const { scheduler: name, cron, timeZone, nextAt, isRunning } = state;
  const next = nextAt === null ? null : new Date(nextAt);
  try {
    await noteScheduler(opened.db, { name, cron, timeZone, nextAt: next, aliveAt: isRunning ? new Date() : null });
  } catch (error) {
    sayProblem(error);
  } finally {
    await opened.close();
  }
}

let said = '';

/** Once, until it is another one: a database that is away is away at every note. */
function sayProblem(error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error);
  if (problem === said) return;
  said = problem;
  sayError(`the schedule could not be noted for "toolrisk status": ${problem}`);
}
