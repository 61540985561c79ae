import { setTimeout as pause } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { ServerRef } from '#crawler/types.ts';
import { type QueueDepth, queueDepths } from '#db/queue-depth.ts';
import { finishRun, noteRun, startRun } from '#db/queue-runs.ts';
import { dueTargets, saveTargets } from '#db/queue-targets.ts';
import type { Db } from '#db/types.ts';
import type { RefList } from '../crawl.ts';
import { enqueueCrawls } from './enqueue.ts';
import { hostOf, isPortable } from './hosts-of.ts';
import { isIdle } from './work.ts';
import { liveWorkers } from './workers.ts';

export type QueueRunProgress =
  | { readonly kind: 'named'; readonly servers: number; readonly here: number }
  | { readonly kind: 'enqueued'; readonly jobs: number; readonly due: number }
  | { readonly kind: 'waiting'; readonly depths: readonly QueueDepth[]; readonly workers: number }
  /** Not all was done in time: the rest goes on, and is in the pages of the next run. */
  | { readonly kind: 'gave-up-waiting'; readonly depths: readonly QueueDepth[] };

export interface QueueRunOptions {
  /** Kept open over the whole run; what comes after the queue has its own. */
  readonly db: Db;
  readonly boss: PgBoss;
  readonly refs: RefList;
  /** The list that is read whole and holds the refs, such as `sources.json`. */
  readonly list?: string | undefined;
  /** Crawl also what would be unchanged. */
  readonly refresh: boolean;
  /** `host:pid` */
  readonly scheduler: string;
  /** The moment of the schedule that this is for; null where it was asked for by hand. */
  readonly tick: Date | null;
  /** A server that was looked at in this time is not due again. */
  readonly minAgeMs: number;
  /** The longest that the run waits for the workers. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  readonly report: (progress: QueueRunProgress) => void;
  readonly now?: () => Date;
}

export type QueueRunResult =
  | { readonly ok: true; readonly enqueued: number; readonly outcome: string }
  | { readonly ok: false; readonly reason: 'running' | 'done'; readonly by: string };

const LOOK_MS = 1_000;
const ALIVE_MS = 10_000;
const REPORT_MS = 30_000;

/**
 * One run of the schedule over many machines: names what there is, gives out what is due, waits for the workers, and hands what only this machine can
 * crawl to `finish`, which crawls it, judges what is left and publishes. Of several schedulers one runs at a time.
 */
export async function runOverQueue(
  options: QueueRunOptions,
  finish: (here: readonly ServerRef[]) => Promise<string>,
): Promise<QueueRunResult> {
  const { db, scheduler, tick } = options;
  const now = options.now ?? (() => new Date());
  const startedAt = now();
  const started = await startRun(db, { scheduler, tick, now: startedAt });
  if (!started.ok) return started;
  const run = { id: started.id, startedAt, enqueued: 0 };
  // A database that is away for a moment costs a sign of life, not the run.
  const alive = setInterval(() => noteRun(db, run.id, run.enqueued, now()).catch(() => undefined), ALIVE_MS);
  let outcome = 'failed';
  try {
    const here = await nameAll(options, startedAt);
    run.enqueued = await giveOut(options, startedAt);
    await untilDone(options);
    outcome = await finish(here);
    return { ok: true, enqueued: run.enqueued, outcome };
  } finally {
    clearInterval(alive);
    await noteRun(db, run.id, run.enqueued, now());
    await finishRun(db, run.id, options.signal.aborted ? 'interrupted' : outcome, now());
  }
}

/** Stores what workers can crawl, and returns what only this machine can. */
async function nameAll(options: QueueRunOptions, startedAt: Date): Promise<ServerRef[]> {
  const here: ServerRef[] = [];
  let batch: ServerRef[] = [];
  let servers = 0;
  const store = async () => {
    servers += await saveTargets(
      options.db,
      batch.map((ref) => ({ ref, host: hostOf(ref.reach) })),
      { startedAt, list: options.list ?? null },
    );
    batch = [];
  };
  for await (const ref of options.refs) {
    options.signal.throwIfAborted();
    (isPortable(ref) ? batch : here).push(ref);
    if (batch.length >= BATCH) await store();
  }
  await store();
  options.report({ kind: 'named', servers, here: here.length });
  return here;
}

/** As many refs of a registry as are held at once. */
const BATCH = 500;

async function giveOut(options: QueueRunOptions, startedAt: Date): Promise<number> {
  const { db, refresh, minAgeMs, report } = options;
  const checkedBefore = new Date(startedAt.getTime() - minAgeMs);
  const due = await dueTargets(db, { startedAt, checkedBefore, isRefresh: refresh });
  const jobs = await enqueueCrawls(options, due, refresh);
  report({ kind: 'enqueued', jobs, due: due.length });
  return jobs;
}

async function untilDone({ db, boss, waitMs, signal, report }: QueueRunOptions): Promise<void> {
  const giveUpAt = performance.now() + waitMs;
  let reportAt = performance.now();
  while (!(await isIdle(db))) {
    signal.throwIfAborted();
    const depths = (await queueDepths(db)) ?? [];
    if (performance.now() >= giveUpAt) return report({ kind: 'gave-up-waiting', depths });
    if (performance.now() >= reportAt) {
      report({ kind: 'waiting', depths, workers: (await liveWorkers(boss)).length });
      reportAt = performance.now() + REPORT_MS;
    }
    await pause(LOOK_MS, null, { signal });
  }
}
