import { and, asc, eq, gte, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Tool } from '#crawler/types.ts';
import { batchesOf } from './batches.ts';
import { keepModelAnswers, type ModelAnswer } from './model-answers.ts';
import { parseDefinition } from './parse-definition.ts';
import { definitions, modelBatches, modelBatchQuestions } from './schema.ts';
import type { Db } from './types.ts';

/** A question is asked at most this often: once more after an answer that was of no use, then the rules stand. */
export const MAX_ATTEMPTS = 2;

/** A question under way, with the definition it was asked about. */
export interface BatchQuestion {
  readonly digest: string;
  readonly customId: string;
  readonly tool: Tool;
}

/** Which of these questions are under way in a batch. */
export async function questionsUnderWay(db: Db, digests: readonly string[]): Promise<Set<string>> {
  const underWay = new Set<string>();
  for (const batch of batchesOf(digests)) {
    const rows = await db
      .select({ digest: modelBatchQuestions.digest })
      .from(modelBatchQuestions)
      .where(and(inArray(modelBatchQuestions.digest, batch), isNotNull(modelBatchQuestions.batchMark)));
    for (const { digest } of rows) underWay.add(digest);
  }
  return underWay;
}

/** How many questions are under way in batches, whatever the endpoint. */
export async function countUnderWay(db: Db): Promise<number> {
  return db.$count(modelBatchQuestions, isNotNull(modelBatchQuestions.batchMark));
}

/** How many questions are under way in batches at other endpoints than this one. */
export async function countElsewhere(db: Db, endpoint: string): Promise<number> {
  const others = db.select({ mark: modelBatches.mark }).from(modelBatches).where(ne(modelBatches.endpoint, endpoint));
  return db.$count(modelBatchQuestions, inArray(modelBatchQuestions.batchMark, others));
}

/** What some requests of a batch ask, each request's questions in their order. Requests that the batch does not have are missing. */
export async function questionsOf(db: Db, mark: string, customIds: readonly string[]): Promise<BatchQuestion[]> {
  const rows = await db
    .select({ digest: modelBatchQuestions.digest, customId: modelBatchQuestions.customId, raw: definitions.raw })
    .from(modelBatchQuestions)
    .innerJoin(definitions, eq(modelBatchQuestions.definitionDigest, definitions.digest))
    .where(and(eq(modelBatchQuestions.batchMark, mark), inArray(modelBatchQuestions.customId, [...customIds])))
    .orderBy(asc(modelBatchQuestions.customId), asc(modelBatchQuestions.position));
  return rows.map(({ raw, ...row }) => ({ ...row, tool: parseDefinition(raw) }));
}

/** What came of some questions: the answers, and those to be asked once more. */
export interface CollectedQuestions {
  readonly answers: readonly ModelAnswer[];
  /** Digests with an answer that was of no use. Where that was the last attempt, this is kept, and they are not asked again. */
  readonly unusable: readonly string[];
}

/**
 * Keeps what came of questions and takes them off the batch, in one transaction: collecting may be killed and started again. Returns how many
 * are left to the rules for good. `by` says which model was asked. Questions that are no longer of this batch stay as they are.
 */
export async function settleQuestions(
  db: Db,
  mark: string,
  collected: CollectedQuestions,
  by: Pick<ModelAnswer, 'model' | 'promptVersion'>,
  now: Date,
): Promise<number> {
  return db.transaction(async (tx) => {
    const given = collected.answers.map(({ digest }) => digest);
    const spent = await lastAttempts(tx, mark, collected.unusable);
    await keepModelAnswers(
      tx,
      [...collected.answers, ...spent.map((digest) => ({ ...by, digest, answer: null }))],
      now,
    );
    for (const digests of batchesOf([...given, ...spent]))
      await tx.delete(modelBatchQuestions).where(areOf(mark, digests));
    for (const digests of batchesOf(collected.unusable))
      await tx.update(modelBatchQuestions).set({ batchMark: sql`null` }).where(areOf(mark, digests));
    return spent.length;
  });
}

async function lastAttempts(tx: Db, mark: string, digests: readonly string[]): Promise<string[]> {
  const spent: string[] = [];
  for (const batch of batchesOf(digests)) {
    const rows = await tx
      .select({ digest: modelBatchQuestions.digest })
      .from(modelBatchQuestions)
      .where(and(areOf(mark, batch), gte(modelBatchQuestions.attempts, MAX_ATTEMPTS)));
    spent.push(...rows.map(({ digest }) => digest));
  }
  return spent;
}

/** Another run may have read the same output first, and submitted some of the questions again. */
function areOf(mark: string, digests: readonly string[]): SQL | undefined {
  return and(eq(modelBatchQuestions.batchMark, mark), inArray(modelBatchQuestions.digest, [...digests]));
}
