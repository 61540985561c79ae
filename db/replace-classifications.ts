import { and, eq, inArray, sql } from 'drizzle-orm';
import { batchesOf } from './batches.ts';
import { classificationRow, type JudgedInput } from './save-classifications.ts';
import { classifications } from './schema.ts';
import type { Db } from './types.ts';

/**
 * Puts judgements in the place of those of the same input and ruleset, in one transaction: what a model added to what the rules found. Of an
 * input that this ruleset has not judged nothing is stored: it is no longer what the catalogue holds. Returns how many were replaced.
 */
export async function replaceClassifications(
  db: Db,
  rulesetVersion: string,
  judged: readonly JudgedInput[],
  now: Date,
): Promise<number> {
  let replaced = 0;
  await db.transaction(async (tx) => {
    for (const batch of batchesOf(inOrder(judged))) {
      const known = await knownInputs(tx, rulesetVersion, batch);
      const rows = batch
        .filter((item) => known.has(item.inputDigest))
        .map((item) => classificationRow(item, rulesetVersion, now));
      if (rows.length === 0) continue;
      await tx
        .insert(classifications)
        .values(rows)
        .onConflictDoUpdate({ target: [classifications.inputDigest, classifications.rulesetVersion], set: REPLACED });
      replaced += rows.length;
    }
  });
  return replaced;
}

/** Each input once, since a statement must not touch a row twice, and in one order, so that two writers never wait for each other. */
function inOrder(judged: readonly JudgedInput[]): JudgedInput[] {
  const byInput = new Map(judged.map((item) => [item.inputDigest, item]));
  return [...byInput.values()].sort((left, right) => (left.inputDigest < right.inputDigest ? -1 : 1));
}

async function knownInputs(tx: Db, rulesetVersion: string, batch: readonly JudgedInput[]): Promise<Set<string>> {
  const digests = batch.map((item) => item.inputDigest);
  const rows = await tx
    .select({ inputDigest: classifications.inputDigest })
    .from(classifications)
    .where(and(eq(classifications.rulesetVersion, rulesetVersion), inArray(classifications.inputDigest, digests)));
  return new Set(rows.map((row) => row.inputDigest));
}

const REPLACED = {
  category: sql`excluded.category`,
  baselineRisk: sql`excluded.baseline_risk`,
  risk: sql`excluded.risk`,
  riskMoves: sql`excluded.risk_moves`,
  facets: sql`excluded.facets`,
  confidence: sql`excluded.confidence`,
  needsReview: sql`excluded.needs_review`,
  reviewReasons: sql`excluded.review_reasons`,
  rationale: sql`excluded.rationale`,
  findings: sql`excluded.findings`,
  model: sql`excluded.model`,
  promptVersion: sql`excluded.prompt_version`,
  classifiedAt: sql`excluded.classified_at`,
} as const satisfies Partial<Record<keyof typeof classifications.$inferInsert, ReturnType<typeof sql>>>;
