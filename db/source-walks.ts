import { eq } from 'drizzle-orm';
import type { WalkProgress, WalkState } from '#crawler/sources/registry/index.ts';
import { sourceWalks } from './schema.ts';
import type { Db } from './types.ts';

type Progress = Omit<WalkProgress, 'since'>;

/** What is kept of a source between walks; `source` is its key, such as `registry:https://registry.example`. */
export async function readWalkState(db: Db, source: string): Promise<WalkState> {
  const [row] = await db.select().from(sourceWalks).where(eq(sourceWalks.source, source));
  if (row === undefined) return { progress: null, watermark: null, lastFullAt: null };
  return { progress: progressOf(row), watermark: row.watermark, lastFullAt: row.lastFullAt };
}

function progressOf(row: typeof sourceWalks.$inferSelect): Progress | null {
  const { kind, startedAt, cursor, pages, entries, nextWatermark } = row;
  return kind === null || startedAt === null ? null : { kind, startedAt, cursor, pages, entries, nextWatermark };
}

/**
 * Takes the source's row for the rest of the transaction. False where it is not at `before`: then somebody else walks through the source, and
 * what this walk found must not be stored.
 */
export async function takeWalk(tx: Db, source: string, before: Progress | null): Promise<boolean> {
  await tx.insert(sourceWalks).values({ source }).onConflictDoNothing();
  const [row] = await tx.select().from(sourceWalks).where(eq(sourceWalks.source, source)).for('update');
  const present = row === undefined ? null : progressOf(row);
  if (present === null || before === null) return present === before;
  return present.startedAt.getTime() === before.startedAt.getTime() && present.cursor === before.cursor;
}

/** Notes how far a walk has come. */
export async function saveProgress(tx: Db, source: string, progress: Progress): Promise<void> {
  const { kind, startedAt, cursor, pages, entries, nextWatermark } = progress;
  await tx
    .update(sourceWalks)
    .set({ kind, startedAt, cursor, pages, entries, nextWatermark })
    .where(eq(sourceWalks.source, source));
}

/** Notes that a walk is through. `isWhole` is false for a full walk whose result is not believed: then the next one is full again. */
export async function finishWalk(tx: Db, source: string, progress: Progress, isWhole: boolean): Promise<void> {
  const { kind, startedAt, pages, entries, nextWatermark } = progress;
  await tx
    .update(sourceWalks)
    .set({
      ...NOT_WALKING,
      pages,
      entries,
      watermark: nextWatermark,
      ...(kind === 'full' && isWhole && { lastFullAt: startedAt }),
    })
    .where(eq(sourceWalks.source, source));
}

const NOT_WALKING = { kind: null, cursor: null, startedAt: null, nextWatermark: null };

/** Notes how this run of a walk ended; `isAbandoned` where the next one must begin anew. */
export async function endRun(
  db: Db,
  source: string,
  end: { readonly at: Date; readonly problem: string | null; readonly isAbandoned: boolean },
): Promise<void> {
  const run = { finishedAt: end.at, problem: end.problem };
  await db
    .insert(sourceWalks)
    .values({ source, ...run })
    .onConflictDoUpdate({ target: sourceWalks.source, set: { ...run, ...(end.isAbandoned && NOT_WALKING) } });
}
