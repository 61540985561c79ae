import { endBatch, type ModelBatch, noteBatchSubmitted, openBatches } from '#db/model-batches.ts';
import { problemOf } from './problem.ts';
import type { BatchProblem, BatchRun } from './run.ts';

/**
 * Finds out what became of batches that were being submitted when a run ended: the endpoint has a batch with our mark, or, some minutes later,
 * it never heard of it, and the questions are open again.
 */
export async function recoverBatches(run: BatchRun): Promise<BatchProblem | null> {
  for (const batch of await openBatches(run.db, run.origin)) {
    if (batch.state !== 'preparing') continue;
    const problem = await recoverOne(run, batch);
    if (problem !== null) return problem;
  }
  return null;
}

async function recoverOne(run: BatchRun, { mark, preparedAt }: ModelBatch): Promise<BatchProblem | null> {
  const told = await run.endpoint.find(mark, preparedAt, run.signal);
  if (!told.ok) return problemOf(run, told);
  if (told.value !== null) await noteBatchSubmitted(run.db, mark, told.value.id, run.now());
  else if (run.now().getTime() - preparedAt.getTime() > GRACE_MS)
    await endBatch(run.db, mark, 'dropped', 'never reached the endpoint', run.now());
  return null;
}

/** Another run may be submitting it this very moment, and a list may lag behind. A submission ends within its deadline of two minutes. */
const GRACE_MS = 180_000;
