import { inArray } from 'drizzle-orm';
import type { ToolAnswer } from '#classifier/llm/types.ts';
import { batchesOf } from './batches.ts';
import { modelAnswers } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

/** What came of one question; see `KeptAnswer` in pipeline/llm, which this is, row for row. */
export interface ModelAnswer {
  /** Digest of the question: definition, context, prompt version and model. */
  readonly digest: string;
  readonly model: string;
  readonly promptVersion: string;
  /** Null: asked, and nothing usable came, also not the second time. */
  readonly answer: ToolAnswer | null;
}

/** The kept answers to some questions, by digest; questions that were never asked are missing. */
export async function findModelAnswers(db: Db, digests: readonly string[]): Promise<Map<string, ModelAnswer>> {
  const found = new Map<string, ModelAnswer>();
  for (const batch of batchesOf(digests)) {
    const rows = await db.select().from(modelAnswers).where(inArray(modelAnswers.digest, batch));
    for (const { keptAt: _, ...answer } of rows) found.set(answer.digest, answer);
  }
  return found;
}

/** Keeps answers for good, in one transaction. The first answer to a question stays. */
export async function keepModelAnswers(db: Db, answers: readonly ModelAnswer[], now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    // In one order, so that two writers never wait for each other.
    const inOrder = answers.toSorted((left, right) => (left.digest < right.digest ? -1 : 1));
    for (const batch of batchesOf(inOrder)) {
      const rows = batch.map(({ digest, model, promptVersion, answer }) => ({
        digest,
        model: storableText(model),
        promptVersion,
        answer,
        keptAt: now,
      }));
      await tx.insert(modelAnswers).values(rows).onConflictDoNothing();
    }
  });
}
