import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { queueRuns, schedulers } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

export type QueueRun = Readonly<typeof queueRuns.$inferSelect>;
export type Scheduler = Readonly<typeof schedulers.$inferSelect>;

/** Any number: schedulers that start at once take it in turn to look whether another one runs. */
const RUN_LOCK = 0x70_01_0c_60;

/** A run renews its sign of life every few seconds; one that was silent for so long is over. */
export const SILENT_RUN_MS = 60_000;

export type StartedRun =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: 'running' | 'done'; readonly by: string };

/** Starts a run, unless another scheduler is in the middle of one or has had this moment of the schedule (`tick`). */
export async function startRun(
  db: Db,
  run: { readonly scheduler: string; readonly tick: Date | null; readonly now: Date },
): Promise<StartedRun> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${RUN_LOCK})`);
    const silentSince = new Date(run.now.getTime() - SILENT_RUN_MS);
    // One of our own that has no end was killed: a scheduler never runs twice at a time.
    const [running] = await tx
      .select({ by: queueRuns.scheduler })
      .from(queueRuns)
      .where(
        and(isNull(queueRuns.finishedAt), gt(queueRuns.aliveAt, silentSince), ne(queueRuns.scheduler, run.scheduler)),
      );
    if (running !== undefined) return { ok: false, reason: 'running', by: running.by };
    const had = run.tick === null ? [] : await tx.select().from(queueRuns).where(eq(queueRuns.tick, run.tick));
    if (had[0] !== undefined) return { ok: false, reason: 'done', by: had[0].scheduler };
    const [added] = await tx
      .insert(queueRuns)
      .values({ tick: run.tick, scheduler: storableText(run.scheduler), startedAt: run.now, aliveAt: run.now })
      .returning({ id: queueRuns.id });
    if (added === undefined) throw new Error('an inserted run was not returned');
    return { ok: true, id: added.id };
  });
}

/** The run's sign of life, with what it has given out so far. */
export async function noteRun(db: Db, id: number, enqueued: number, now: Date): Promise<void> {
  await db.update(queueRuns).set({ enqueued, aliveAt: now }).where(eq(queueRuns.id, id));
}

export async function finishRun(db: Db, id: number, outcome: string, now: Date): Promise<void> {
  await db
    .update(queueRuns)
    .set({ outcome: storableText(outcome), aliveAt: now, finishedAt: now })
    .where(eq(queueRuns.id, id));
}

/** The last runs, the newest first. */
export async function lastRuns(db: Db, limit = 10): Promise<QueueRun[]> {
  return db.select().from(queueRuns).orderBy(desc(queueRuns.id)).limit(limit);
}

/** Says when a scheduler runs next; `aliveAt` null once it has stopped. */
export async function noteScheduler(db: Db, scheduler: Scheduler): Promise<void> {
  const { name, ...rest } = scheduler;
  await db
    .insert(schedulers)
    .values(scheduler)
    .onConflictDoUpdate({ target: schedulers.name, set: { ...rest } });
}

/** Schedulers that have not said that they stopped. */
export async function readSchedulers(db: Db): Promise<Scheduler[]> {
  return db.select().from(schedulers).where(sql`${schedulers.aliveAt} is not null`).orderBy(schedulers.nextAt);
}
