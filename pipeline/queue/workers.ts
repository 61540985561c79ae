import type { PgBoss } from 'pg-boss';
import type { JobKind } from '#db/queue-names.ts';
import { JOB_KINDS } from '#db/queue-names.ts';
import { targetsInHand } from '#db/queue-targets.ts';
import type { Db } from '#db/types.ts';

/** The name that processes of `toolrisk work` register under. */
export const WORKER_NAME = 'toolrisk work';

export interface LiveWorker {
  /** `host:pid` */
  readonly name: string;
  readonly startedAt: Date;
  readonly heardAt: Date;
  readonly kinds: readonly JobKind[];
  /** Jobs of each kind side by side. */
  readonly concurrency: number;
}

/** The workers that were heard from within the last half minute. */
export async function liveWorkers(boss: Pick<PgBoss, 'getInstances'>): Promise<LiveWorker[]> {
  const instances = await boss.getInstances();
  return instances
    .filter(({ live, name }) => live && name === WORKER_NAME)
    .map(({ host, pid, startedOn, heartbeatOn, workers }) => ({
      name: `${host}:${pid}`,
      startedAt: startedOn,
      heardAt: heartbeatOn,
      kinds: JOB_KINDS.filter((kind) => workers.some(({ queue }) => queue === kind)),
      concurrency: Math.max(...JOB_KINDS.map((kind) => workers.filter(({ queue }) => queue === kind).length)),
    }));
}

export interface BusyWorker extends LiveWorker {
  /** Servers it is crawling, the longest first. */
  readonly crawling: readonly { readonly server: string; readonly since: Date | null }[];
}

/** The same with what each has in hand. */
export async function busyWorkers(boss: Pick<PgBoss, 'getInstances'>, db: Db): Promise<BusyWorker[]> {
  const inHand = await targetsInHand(db);
  return (await liveWorkers(boss)).map((worker) => ({
    ...worker,
    crawling: inHand
      .filter((one) => one.worker === worker.name)
      .map(({ name, startedAt }) => ({ server: name, since: startedAt })),
  }));
}
