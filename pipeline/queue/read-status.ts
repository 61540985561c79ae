import type { PgBoss } from 'pg-boss';
import { type Coverage, readCoverage } from '#db/queue-coverage.ts';
import { type DeadLetter, deadLetters, type QueueDepth, queueDepths } from '#db/queue-depth.ts';
import { lastRuns, type QueueRun, readSchedulers, type Scheduler, SILENT_RUN_MS } from '#db/queue-runs.ts';
import type { Db } from '#db/types.ts';
import { type BusyWorker, busyWorkers } from './workers.ts';

/** Everything that `toolrisk status` knows of a database. */
export interface QueueStatus {
  readonly coverage: Coverage;
  /** Null where there never was a queue, as on an embedded database. */
  readonly queue: {
    readonly depths: readonly QueueDepth[];
    readonly dead: readonly DeadLetter[];
    readonly workers: readonly BusyWorker[];
    readonly schedulers: readonly Scheduler[];
    readonly runs: readonly (QueueRun & { readonly isUnderWay: boolean })[];
  } | null;
}

/** Reads it at one moment. `openBoss` is asked only where there is a queue. */
export async function readStatus(options: {
  readonly db: Db;
  readonly rulesetVersion: string;
  readonly openBoss: () => Promise<Pick<PgBoss, 'getInstances' | 'stop'>>;
  readonly now?: Date;
}): Promise<QueueStatus> {
  const { db, rulesetVersion, now = new Date() } = options;
  const coverage = await readCoverage(db, rulesetVersion);
  const depths = await queueDepths(db);
  if (depths === null) return { coverage, queue: null };
  const boss = await options.openBoss();
  try {
    const runs = await lastRuns(db);
    return {
      coverage,
      queue: {
        depths,
        dead: await deadLetters(db),
        workers: await busyWorkers(boss, db),
        schedulers: await readSchedulers(db),
        runs: runs.map((run) => ({ ...run, isUnderWay: isUnderWay(run, now) })),
      },
    };
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** One that was killed has no end and no sign of life. */
function isUnderWay({ finishedAt, aliveAt }: QueueRun, now: Date): boolean {
  return finishedAt === null && now.getTime() - aliveAt.getTime() < SILENT_RUN_MS;
}
