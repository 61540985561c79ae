import { setTimeout as pause } from 'node:timers/promises';
import type { Job, PgBoss, WorkOptions } from 'pg-boss';
import { type QueueDepth, queueDepths } from '#db/queue-depth.ts';
import type { ClassifyJob, CrawlJob, JobKind } from '#db/queue-names.ts';
import type { Db } from '#db/types.ts';
import { type ClassifyJobOptions, runClassifyJob } from './classify-job.ts';
import { type CrawlJobOptions, runCrawlJob } from './crawl-job.ts';
import { enqueueRetries, REGISTRY_TIER } from './enqueue.ts';
import type { Politeness } from './politeness.ts';

export interface WorkerOptions {
  readonly db: Db;
  readonly boss: PgBoss;
  readonly kinds: readonly JobKind[];
  /** Jobs of each kind side by side. */
  readonly concurrency: number;
  readonly politeness: Politeness;
  readonly crawl: Omit<CrawlJobOptions, 'boss' | 'db' | 'politeness'>;
  readonly classify: Omit<ClassifyJobOptions, 'db'>;
  /** Stops taking jobs. The ones in hand have `graceMs` to end, then they are given back to the queue. */
  readonly signal: AbortSignal;
  readonly graceMs: number;
  /** Ends once nothing is left to do or under way, on any machine, instead of waiting for more. */
  readonly untilIdle: boolean;
  readonly onError: (problem: string) => void;
}

/** A slot that found nothing looks again after so long: a hundred slots of ten machines ask fifty times a second. */
const POLL_S = 2;
/** How often failed servers are looked for whose time has come. */
const SWEEP_MS = 60_000;
const IDLE_LOOK_MS = 1_000;
/** A crawl that is aborted ends its server first. */
const ABORT_MS = 10_000;

/** Takes jobs until it is told to stop. A lost database is waited for: what was in hand is given out again once its heartbeats are missed. */
export async function work(options: WorkerOptions): Promise<void> {
  const { boss, signal, graceMs } = options;
  const giveBack = new AbortController();
  const judging = options.kinds.includes('classify') ? await STARTERS.classify(options, giveBack.signal) : [];
  // What was listed here is judged here, unless another worker is quicker.
  const onOutcome: CrawlJobOptions['onOutcome'] = (outcome) => {
    options.crawl.onOutcome(outcome);
    for (const slot of judging) boss.notifyWorker(slot);
  };
  const crawl = { ...options.crawl, onOutcome };
  if (options.kinds.includes('crawl')) await STARTERS.crawl({ ...options, crawl }, giveBack.signal);
  await untilOver(options);
  const timer = setTimeout(() => giveBack.abort(signal.reason), graceMs);
  try {
    await boss.stop({ graceful: true, timeout: graceMs + ABORT_MS });
  } finally {
    clearTimeout(timer);
  }
}

/** Starts the slots of a kind, each of which takes one job at a time, and returns their ids. */
type Starter = (options: WorkerOptions, giveBack: AbortSignal) => Promise<readonly string[]>;

const STARTERS: { readonly [Kind in JobKind]: Starter } = {
  crawl: (options, giveBack) => {
    const { boss, db, politeness, crawl } = options;
    const { perHost, perRegistry } = politeness;
    // Keeps most workers from taking what they would wait for; what is never passed are the turns that the job takes.
    const groupConcurrency = { default: perHost, tiers: { [REGISTRY_TIER]: perRegistry } };
    return startSlots<CrawlJob>(options, 'crawl', { groupConcurrency }, ({ id, data, signal }) =>
      runCrawlJob({ ...crawl, boss, politeness, db }, { id, data, signal: AbortSignal.any([signal, giveBack]) }),
    );
  },
  classify: (options, giveBack) =>
    startSlots<ClassifyJob>(options, 'classify', {}, async ({ data }) => {
      giveBack.throwIfAborted();
      await runClassifyJob({ ...options.classify, db: options.db }, data);
    }),
};

/** A slot that did something looks for more at once, whatever the pause: pg-boss tells that by waking it. */
function startSlots<Data>(
  { boss, concurrency }: WorkerOptions,
  kind: JobKind,
  settings: WorkOptions,
  run: (job: Job<Data>) => Promise<void>,
): Promise<string[]> {
  const startSlot = async (): Promise<string> => {
    const slot = await boss.work(kind, { ...settings, pollingIntervalSeconds: POLL_S }, async (jobs: Job<Data>[]) => {
      for (const job of jobs) await run(job).finally(() => boss.notifyWorker(slot));
    });
    return slot;
  };
  return Promise.all(Array.from({ length: concurrency }, startSlot));
}

async function untilOver(options: WorkerOptions): Promise<void> {
  const { db, boss, signal, untilIdle } = options;
  let sweepAt = 0;
  while (!signal.aborted) {
    try {
      if (performance.now() >= sweepAt) await enqueueRetries({ boss, db }, new Date());
      if (performance.now() >= sweepAt) sweepAt = performance.now() + SWEEP_MS;
      if (untilIdle && isEmpty((await queueDepths(db)) ?? [])) return;
    } catch (error) {
      options.onError(error instanceof Error ? error.message : String(error));
    }
    await pause(untilIdle ? IDLE_LOOK_MS : SWEEP_MS, null, { signal }).catch(() => undefined);
  }
}

/** Nothing to be taken, now or after a pause, and nothing in anybody's hands. */
export function isEmpty(depths: readonly QueueDepth[]): boolean {
  return depths.every(({ ready, waiting, active }) => ready + waiting + active === 0);
}
