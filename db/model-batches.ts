import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { batchesOf } from './batches.ts';
import { type ModelBatchState, modelBatches, modelBatchQuestions } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

/** A batch as it is stored. */
export type ModelBatch = Readonly<typeof modelBatches.$inferSelect>;

export type NewModelBatch = Pick<ModelBatch, 'mark' | 'model' | 'promptVersion' | 'endpoint' | 'requests'>;

/** A question as it is about to be submitted. */
export type NewBatchQuestion = Pick<
  typeof modelBatchQuestions.$inferSelect,
  'digest' | 'customId' | 'position' | 'definitionDigest'
>;

/**
 * Writes down what is about to be submitted, before the endpoint hears of it. False, and nothing written, where another run has
 * one of the questions under way. The digests must differ.
 */
export async function prepareBatch(
  db: Db,
  batch: NewModelBatch,
  questions: readonly NewBatchQuestion[],
  now: Date,
): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      const row = {
        ...batch,
        model: storableText(batch.model),
        state: 'preparing',
        preparedAt: now,
        detail: '',
      } as const;
      await tx.insert(modelBatches).values(row);
      for (const part of batchesOf(questions)) await takeQuestions(tx, batch.mark, part);
    });
    return true;
  } catch (error) {
    if (error instanceof TakenError) return false;
    throw error;
  }
}

class TakenError extends Error {}

async function takeQuestions(tx: Db, mark: string, questions: readonly NewBatchQuestion[]): Promise<void> {
  const taken = await tx
    .insert(modelBatchQuestions)
    .values(questions.map((question) => ({ ...question, batchMark: mark, attempts: 1 })))
    .onConflictDoUpdate({
      target: modelBatchQuestions.digest,
      set: {
        batchMark: mark,
        customId: sql`excluded.custom_id`,
        position: sql`excluded.position`,
        definitionDigest: sql`excluded.definition_digest`,
        attempts: sql`${modelBatchQuestions.attempts} + 1`,
      },
      setWhere: isNull(modelBatchQuestions.batchMark),
    })
    .returning({ digest: modelBatchQuestions.digest });
  if (taken.length < questions.length) throw new TakenError();
}

/**
 * Right before the endpoint hears of it: puts the time of preparing forward to now. False where another run has given the batch up
 * meanwhile; it must then not be submitted.
 */
export async function confirmPreparing(db: Db, mark: string, now: Date): Promise<boolean> {
  const confirmed = await db
    .update(modelBatches)
    .set({ preparedAt: now })
    .where(and(eq(modelBatches.mark, mark), eq(modelBatches.state, 'preparing')))
    .returning({ mark: modelBatches.mark });
  return confirmed.length > 0;
}

/** The batch is at the endpoint, under this id. */
export async function noteBatchSubmitted(db: Db, mark: string, batchId: string, now: Date): Promise<void> {
  await db
    .update(modelBatches)
    .set({ state: 'submitted', batchId: storableText(batchId), submittedAt: now })
    .where(eq(modelBatches.mark, mark));
}

/** The batches at one endpoint that have not ended, the oldest first. */
export async function openBatches(db: Db, endpoint: string): Promise<ModelBatch[]> {
  const isOpen = inArray(modelBatches.state, ['preparing', 'submitted']);
  return db
    .select()
    .from(modelBatches)
    .where(and(eq(modelBatches.endpoint, endpoint), isOpen))
    .orderBy(asc(modelBatches.preparedAt), asc(modelBatches.mark));
}

/** Ends a batch; its questions that are still without an answer were never asked, and are open again. */
export async function endBatch(
  db: Db,
  mark: string,
  state: Extract<ModelBatchState, 'collected' | 'dropped'>,
  detail: string,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const isOfBatch = eq(modelBatchQuestions.batchMark, mark);
    await tx.delete(modelBatchQuestions).where(and(isOfBatch, eq(modelBatchQuestions.attempts, 1)));
    const unasked = { batchMark: null, attempts: sql`${modelBatchQuestions.attempts} - 1` };
    await tx.update(modelBatchQuestions).set(unasked).where(isOfBatch);
    const end = { state, detail: storableText(detail), endedAt: now };
    await tx.update(modelBatches).set(end).where(eq(modelBatches.mark, mark));
  });
}
