import type { BatchStageSummary } from '#pipeline/classify-with-batch.ts';
import type { ModelStageSummary } from '#pipeline/classify-with-model.ts';
import type { AskSummary, BudgetLimits } from '#pipeline/llm/types.ts';
import { count, say, sayError } from './log.ts';

/** What the answers changed, and what waits for a batch. */
export function sayModelChanges({ folded, settled, raised, underWay }: Omit<ModelStageSummary, 'asked'>): void {
  if (folded > 0)
    say('model', `${count(settled, 'tool')} settled, ${raised} raised; the page of each says by whom and why`);
  if (underWay > 0) say('model', `${count(underWay, 'tool')} left to a batch under way; --llm-batch collects it`);
}

/** How much of each limit that was given is left. */
export function sayBudgetLeft(
  limits: BudgetLimits,
  spent: Pick<AskSummary, 'requests' | 'inputTokens' | 'outputTokens' | 'cost'>,
): void {
  const left: string[] = [];
  if (limits.maxRequests !== null) left.push(count(Math.max(0, limits.maxRequests - spent.requests), 'request'));
  if (limits.maxTokens !== null)
    left.push(count(Math.max(0, limits.maxTokens - spent.inputTokens - spent.outputTokens), 'token'));
  if (limits.maxCost !== null) left.push(`cost ${Math.max(0, limits.maxCost - (spent.cost ?? 0)).toFixed(4)}`);
  if (left.length > 0) say('model', `left of the limits: ${left.join(', ')}`);
}

/** Says, while batches are waited for, what has changed since the last line. */
export function batchReporter(): (summary: BatchStageSummary) => void {
  let last = '';
  return ({ underWay, answered }) => {
    const line = `${batches(underWay.batches)} of ${count(underWay.requests, 'request')} under way, ${count(answered, 'tool')} answered`;
    if (line !== last && underWay.batches > 0) say('model', line);
    last = line;
  };
}

/** A run of `--llm-batch` summed up: collected, changed, submitted, still under way. */
export function sayBatchSummary(summary: BatchStageSummary): void {
  sayCollected(summary);
  if (summary.folded > 0) say('model', `${count(summary.settled, 'tool')} settled, ${summary.raised} raised`);
  if (summary.requests > 0)
    say('model', `${count(summary.requests, 'request')} about ${count(summary.tools, 'tool')} submitted`);
  const { underWay } = summary;
  if (underWay.batches > 0)
    say(
      'model',
      `${batches(underWay.batches)} of ${count(underWay.requests, 'request')} under way; run the same again to collect`,
    );
  else if (summary.requests === 0 && summary.problem === null)
    say('model', 'Nothing left to ask, and nothing under way.');
  if (summary.elsewhere > 0)
    say('model', `${count(summary.elsewhere, 'tool')} under way at another endpoint; ask there to collect`);
  if (summary.problem === null) return;
  if (summary.problem.reason === 'budget') say('model', `no more was submitted: ${summary.problem.detail}`);
  else sayError(summary.problem.detail);
}

function sayCollected(summary: BatchStageSummary): void {
  const {
    collected,
    endedEarly,
    endedBecause,
    failed,
    failedBecause,
    answered,
    unusable,
    foreign,
    inputTokens,
    outputTokens,
    cost,
  } = summary;
  if (collected + endedEarly + answered === 0) return;
  const parts = [`${count(answered, 'tool')} answered`];
  if (unusable > 0) parts.push(`${unusable} without a usable answer`);
  if (foreign > 0) parts.push(`${count(foreign, 'line')} of no use`);
  const tokens = `${inputTokens.toLocaleString('en')} + ${outputTokens.toLocaleString('en')} tokens`;
  say('model', `${parts.join(', ')}; ${tokens}${cost === null ? '' : `, cost ${cost.toFixed(4)}`}`);
  if (failed > 0) say('model', `${count(failed, 'request')} failed (${failedBecause}); what they asked is open again`);
  if (endedEarly > 0) say('model', `${batches(endedEarly)} ended early (${endedBecause}); what it left is open again`);
}

const batches = (number: number): string => (number === 1 ? '1 batch' : `${number} batches`);
