import type { ModelClient } from '#classifier/llm/types.ts';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import type { Db } from '#db/types.ts';
import { type AskOptions, askTools } from './llm/ask-tools.ts';
import type { AskSummary } from './llm/types.ts';
import { dbAnswerStore } from './model-stage/db-answer-store.ts';
import { answerFolder, type FoldCounts } from './model-stage/fold-answers.ts';
import { groupsDue, type ModelGroup } from './model-stage/groups-due.ts';
import { openLedger } from './model-stage/ledger.ts';

export interface ModelStageOptions
  extends Pick<AskOptions<ModelGroup>, 'budget' | 'prices' | 'concurrency' | 'signal' | 'onWait' | 'wait' | 'random'> {
  readonly db: Db;
  readonly rulesetVersion: string;
  readonly scope: LlmScope;
  readonly client: ModelClient;
  /** Origin of the endpoint's address, for the ledger. */
  readonly endpoint: string;
  readonly now?: () => Date;
  readonly onProgress?: (done: ModelStageSummary) => void;
}

export interface ModelStageSummary extends FoldCounts {
  readonly asked: AskSummary;
  /** Tools left out, because a batch under way asks about them. */
  readonly underWay: number;
}

/**
 * After the rules: folds the kept answers about tools that are due without asking, asks a model about the others, and puts each judgement in
 * its place as soon as its answer is kept. Killed at any moment it loses the requests in flight. Rejects where the database does; what a model
 * or a budget did is in the summary.
 */
export async function classifyWithModel(options: ModelStageOptions): Promise<ModelStageSummary> {
  const { db, rulesetVersion, scope, client, now = () => new Date() } = options;
  const by = { model: client.model, promptVersion: PROMPT_VERSION };
  const groups = groupsDue(db, { ...by, rulesetVersion, scope });
  const folder = answerFolder(db, rulesetVersion, by, now);
  const ledger = openLedger(db, { ...by, endpoint: options.endpoint }, now);
  const summaryOf = (asked: AskSummary) => ({ asked, ...folder.counts(), underWay: groups.underWay() });
  const { budget, prices, concurrency, signal, onWait, wait, random, onProgress } = options;
  const asked = await askTools({
    ...{ budget, prices, concurrency, signal, now, client, groups },
    ...(onWait && { onWait }),
    ...(wait && { wait }),
    ...(random && { random }),
    store: dbAnswerStore(db, now),
    onAnswered: folder.fold,
    onRequest: ({ inputTokens, outputTokens, cost, outcome }) =>
      ledger.note({ requests: 1, inputTokens, outputTokens, cost, outcomes: { [outcome]: 1 } }),
    onProgress: (progress) => onProgress?.(summaryOf(progress)),
  });
  await ledger.finish(asked.stopped === null ? 'done' : `${asked.stopped.reason}: ${asked.stopped.detail}`);
  return summaryOf(asked);
}
