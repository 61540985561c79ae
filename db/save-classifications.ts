import { inArray } from 'drizzle-orm';
import type { Classification } from '#classifier/types.ts';
import type { ChangeEvent } from '#crawler/drift/types.ts';
import { batchesOf } from './batches.ts';
import { type JudgingStep, saveJudgingStep } from './judging-step.ts';
import { classifications, tools } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

export interface JudgedInput {
  readonly inputDigest: string;
  readonly classification: Classification;
}

/** What the judgements of one server changed in it, as history tells it. */
export interface JudgementHistory {
  readonly step: JudgingStep;
  readonly events: readonly ChangeEvent[];
}

/** Stores judgements and marks the tools with those inputs as judged, in one transaction. A judgement of the same input by the same ruleset stays. */
export async function saveClassifications(
  db: Db,
  rulesetVersion: string,
  judged: readonly JudgedInput[],
  now: Date,
  history?: JudgementHistory,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (history !== undefined) await saveJudgingStep(tx, history.step, history.events, now);
    for (const batch of batchesOf(judged)) {
      const rows = batch.map((item) => classificationRow(item, rulesetVersion, now));
      await tx.insert(classifications).values(rows).onConflictDoNothing();
      const digests = batch.map((item) => item.inputDigest);
      await tx.update(tools).set({ rulesetVersion }).where(inArray(tools.inputDigest, digests));
    }
  });
}

/** A judgement as it is stored. */
export function classificationRow({ inputDigest, classification }: JudgedInput, rulesetVersion: string, now: Date) {
  return {
    ...classification,
    inputDigest,
    // The version that was asked for, not what the judge calls itself: this is what `toolsToClassify` compares.
    rulesetVersion,
    rationale: storableText(classification.rationale),
    classifiedAt: now,
  };
}
