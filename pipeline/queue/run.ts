import { setTimeout as pause } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { ServerRef } from '#crawler/types.ts';
import { markUnlisted } from '#db/mark-unlisted.ts';
import { type QueueDepth, queueDepths } from '#db/queue-depth.ts';
import { finishRun, noteRun, startRun } from '#db/queue-runs.ts';
import { dueTargets, nameRefs, saveTargets } from '#db/queue-targets.ts';
import type { Db } from '#db/types.ts';
import type { RefList } from '../crawl.ts';
import { enqueueCrawls } from './enqueue.ts';
import { hostOf, isPortable } from './hosts-of.ts';
import { isEmpty } from './work.ts';
import { liveWorkers } from './workers.ts';

export type QueueRunProgress =
  | { readonly kind: 'named'; readonly servers: number; readonly here: number }
  | { readonly kind: 'enqueued'; readonly jobs: number; readonly due: number }
  | { readonly kind: 'waiting'; readonly depths: readonly QueueDepth[]; readonly workers: number }
  /** The database is away; it is waited for. */
  | { readonly kind: 'trouble'; readonly problem: string }
  /** Not all was done in time: the rest goes on, and is in the pages of the next run. */
  | { readonly kind: 'gave-up-waiting'; readonly depths: readonly QueueDepth[] };

/** A run that this scheduler may do: no other one is in the middle of one, or has had its moment. */
export interface ClaimedRun {
  readonly startedAt: Date;
  /** What was given out so far. */
  readonly note: (enqueued: number) => void;
  /** Says how it ended; no sign of life comes after it. */
  readonly end: (outcome: string) => Promise<void>;
}

export type RunClaim =
  | { readonly ok: true; readonly run: ClaimedRun }
  | { readonly ok: false; readonly reason: 'running' | 'done'; readonly by: string };

export interface ClaimOptions {
  /** Kept open until the run has ended; what comes after the queue has its own. */
  readonly db: Db;
  /** `host:pid` */
  readonly scheduler: string;
  /** The moment of the schedule that this is for; null where it was asked for by hand. */
  readonly tick: Date | null;
  readonly now?: () => Date;
}

const ALIVE_MS = 10_000;

/** Claims a run before anything is read or asked for it, and shows a sign of life until it has ended. */
export async function claimRun({ db, scheduler, tick, now = () => new Date() }: ClaimOptions): Promise<RunClaim> {
  const startedAt = now();
  const started = await startRun(db, { scheduler, tick, now: startedAt });
  if (!started.ok) return started;
  let enqueued = 0;
  // A database that is away for a moment costs a sign of life, not the run.
  const sign = () => noteRun(db, started.id, enqueued, now()).catch(() => undefined);
  const alive = setInterval(sign, ALIVE_MS);
  const note = (jobs: number) => {
    enqueued = jobs;
    sign();
  };
  const end = async (outcome: string) => {
    clearInterval(alive);
    // Unsaid it is over all the same, a minute later.
    await noteRun(db, started.id, enqueued, now()).catch(() => undefined);
    await finishRun(db, started.id, outcome, now()).catch(() => undefined);
  };
  return { ok: true, run: { startedAt, note, end } };
}

export interface QueueRunOptions {
  readonly db: Db;
  readonly boss: PgBoss;
  readonly refs: RefList;
  /** The list that is read whole and holds the refs, such as `sources.json`. */
  readonly list?: string | undefined;
  /** Crawl also what would be unchanged. */
  readonly refresh: boolean;
  /** A server that was looked at in this time is not due again. */
  readonly minAgeMs: number;
  /** The longest that the run waits for the workers. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  readonly report: (progress: QueueRunProgress) => void;
}

const LOOK_MS = 1_000;
const REPORT_MS = 30_000;

/**
 * The part of a run that many machines do: names what there is, gives out what is due and waits for the workers. Returns what only this machine can
 * crawl: files, folders and commands of its own.
 */
export async function runOverQueue(run: ClaimedRun, options: QueueRunOptions): Promise<readonly ServerRef[]> {
  const here = await nameAll(options, run.startedAt);
  run.note(await giveOut(options, run.startedAt));
  await untilDone(options);
  return here;
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
  // Whatever is known of the list and was not named just now is in it no more.
  const list = options.list ?? null;
  await nameRefs(options.db, here, { startedAt, list });
  if (list !== null) await markUnlisted(options.db, list, startedAt, new Date());
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

async function untilDone(options: QueueRunOptions): Promise<void> {
  const { waitMs, signal, report } = options;
  const giveUpAt = performance.now() + waitMs;
  let reportAt = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const left = await lookAtQueue(options);
    if (left !== null && isEmpty(left)) return;
    if (performance.now() >= giveUpAt) return report({ kind: 'gave-up-waiting', depths: left ?? [] });
    if (left !== null && performance.now() >= reportAt) {
      report({ kind: 'waiting', depths: left, workers: (await liveWorkers(options.boss)).length });
      reportAt = performance.now() + REPORT_MS;
    }
    await pause(LOOK_MS, null, { signal });
  }
}

/** Null while the database is away: workers wait for it too. */
async function lookAtQueue({ db, report }: QueueRunOptions): Promise<readonly QueueDepth[] | null> {
  try {
    return (await queueDepths(db)) ?? [];
  } catch (error) {
    report({ kind: 'trouble', problem: error instanceof Error ? error.message : String(error) });
    return null;
  }
}
