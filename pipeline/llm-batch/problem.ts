import type { BatchProblem, BatchRun } from './run.ts';
import type { TellingProblem } from './types.ts';

/** A failed answer as a reason to go no further. */
export function problemOf(
  { origin }: Pick<BatchRun, 'origin'>,
  { problem, detail }: { readonly problem: TellingProblem; readonly detail: string },
): BatchProblem {
  if (problem === 'no-batches')
    return { reason: 'no-batches', detail: `${origin} has no Batch API (${detail}): use --llm without --llm-batch.` };
  return { reason: problem === 'no-access' ? 'no-access' : 'failing', detail };
}
