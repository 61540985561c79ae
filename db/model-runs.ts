import { desc, eq } from 'drizzle-orm';
import { modelRuns } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

/** One row of the ledger. */
export type ModelRun = Readonly<typeof modelRuns.$inferSelect>;

/** Who is asked in a run. `endpoint` is the origin of its address alone: a path or a query may hold a key. */
export type ModelRunStart = Pick<ModelRun, 'model' | 'promptVersion' | 'endpoint'>;

/** What a run has spent and reached so far; `cost` is null without prices. */
export type ModelRunTotals = Pick<ModelRun, 'requests' | 'inputTokens' | 'outputTokens' | 'cost' | 'outcomes'>;

const NOTHING: ModelRunTotals = { requests: 0, inputTokens: 0, outputTokens: 0, cost: null, outcomes: {} };

/** Opens a row of the ledger and gives its id. */
export async function startModelRun(db: Db, start: ModelRunStart, now: Date): Promise<number> {
  const row = { ...NOTHING, ...start, model: storableText(start.model), startedAt: now };
  const [added] = await db.insert(modelRuns).values(row).returning({ id: modelRuns.id });
  if (added === undefined) throw new Error('an inserted run was not returned');
  return added.id;
}

/** Writes what is spent so far, so that a run killed a moment later has its costs in the ledger. */
export async function noteModelRun(db: Db, id: number, totals: ModelRunTotals): Promise<void> {
  await db.update(modelRuns).set(totals).where(eq(modelRuns.id, id));
}

/** Closes a row; `stopped` says why it ended. */
export async function finishModelRun(
  db: Db,
  id: number,
  totals: ModelRunTotals,
  stopped: string,
  now: Date,
): Promise<void> {
  await db
    .update(modelRuns)
    .set({ ...totals, stopped: storableText(stopped), finishedAt: now })
    .where(eq(modelRuns.id, id));
}

/** The last runs, the newest first. */
export async function lastModelRuns(db: Db, limit = 10): Promise<ModelRun[]> {
  return db.select().from(modelRuns).orderBy(desc(modelRuns.id)).limit(limit);
}
