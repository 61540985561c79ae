import { randomUUID } from 'node:crypto';
import { confirmPreparing, endBatch, noteBatchSubmitted, prepareBatch } from '#db/model-batches.ts';
import type { Draft } from './draft.ts';
import { problemOf } from './problem.ts';
import type { BatchProblem, BatchRun } from './run.ts';

/**
 * Submits a draft. What it asks is written down first, and its mark goes along: a run that is killed in between finds the batch again by
 * it, and nothing is asked twice. Where nobody knows what came of a submission, the next run finds out.
 */
export async function submitDraft(run: BatchRun, draft: Draft): Promise<BatchProblem | null> {
  const { db, endpoint, by, origin, signal, now } = run;
  const mark = randomUUID();
  const requests = draft.requests();
  // Another run has one of the questions under way: this one's next turn leaves them out.
  if (!(await prepareBatch(db, { ...by, mark, endpoint: origin, requests }, draft.questions(), now()))) return null;
  const file = await endpoint.upload(draft.lines(), signal);
  if (!file.ok) {
    // A file alone asks nothing.
    await endBatch(db, mark, 'dropped', file.detail, now());
    return problemOf(run, file);
  }
  if (!(await confirmPreparing(db, mark, now()))) return null;
  const batch = await endpoint.submit(file.value, mark, signal);
  if (!batch.ok) {
    if (batch.problem !== 'unsure') await endBatch(db, mark, 'dropped', batch.detail, now());
    return problemOf(run, batch);
  }
  await noteBatchSubmitted(db, mark, batch.value, now());
  run.counts.requests += requests;
  run.counts.tools += draft.questions().length;
  await run.ledger.note({ requests, inputTokens: 0, outputTokens: 0, cost: null, outcomes: { submitted: requests } });
  return null;
}
