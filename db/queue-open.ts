import { PgBoss, type QueueOptions } from 'pg-boss';
import { deadLettersOf, JOB_KINDS } from './queue-names.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';

const DAY_S = 24 * 60 * 60;

/** A worker that is killed is noticed after so long, and its jobs are given to others. pg-boss takes nothing shorter. */
export const HEARTBEAT_S = 10;

/** The same for every kind: a job is bounded by the limits of what it does, so half an hour is a bug's length. */
const SETTINGS: QueueOptions = {
  expireInSeconds: 30 * 60,
  heartbeatSeconds: HEARTBEAT_S,
  // Killed workers, returned jobs and lost databases count as attempts too. A server that cannot be listed does not: that is an outcome.
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5 * 60,
  retentionSeconds: 30 * DAY_S,
  // What was done stands in the catalogue.
  deleteAfterSeconds: DAY_S / 24,
};

export interface OpenQueueOptions {
  readonly databaseUrl: string;
  /** What the process is, for `toolrisk status`: `work`, `schedule`. Null for one that only looks or gives out jobs. */
  readonly name: string | null;
  /** Changes nothing, also where the queue's tables are of an older version. */
  readonly isLooking?: boolean;
  /** Connections of its own, beside the catalogue's. */
  readonly connections: number;
  /** Told in one line; the queue goes on and reconnects by itself. */
  readonly onError: (problem: string) => void;
}

/** Opens the queue of a PostgreSQL database, which `openDb` has opened before: whether it can be reached is known. Rejects where it was lost since. */
export async function openQueue(options: OpenQueueOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'toolrisk queue',
    schema: QUEUE_SCHEMA,
    max: options.connections,
    // Cron is ours: the same on the embedded database, and it says what it skips.
    schedule: false,
    supervise: options.name !== null,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    queueCacheIntervalSeconds: 5,
    migrate: !options.isLooking,
    registerInstance: options.name !== null,
    ...(options.name !== null && { instanceName: options.name }),
    instanceHeartbeatSeconds: HEARTBEAT_S,
  });
  boss.on('error', (error) => options.onError(oneLine(error)));
  await boss.start();
  if (!options.isLooking) for (const kind of JOB_KINDS) await createKind(boss, kind);
  return boss;
}

/** `exclusive` with a key: of one server there is one job at most, waiting or under way. */
async function createKind(boss: PgBoss, kind: (typeof JOB_KINDS)[number]): Promise<void> {
  await boss.createQueue(deadLettersOf(kind), { retentionSeconds: 90 * DAY_S });
  await boss.createQueue(kind, { ...SETTINGS, policy: 'exclusive', deadLetter: deadLettersOf(kind) });
  await boss.updateQueue(kind, SETTINGS);
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message || String(error.name) : String(error);
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 300);
}
