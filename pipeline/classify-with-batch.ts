import type { ModelName } from '#classifier/llm/types.ts';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import { countElsewhere } from '#db/batch-questions.ts';
import { openBatches } from '#db/model-batches.ts';
import type { Db } from '#db/types.ts';
import type { Wait } from './llm/back-off.ts';
import { openBudget } from './llm/budget.ts';
import type { BudgetLimits, Prices } from './llm/types.ts';
import { askOpen } from './llm-batch/ask-open.ts';
import { collectBatches } from './llm-batch/collect.ts';
import { recoverBatches } from './llm-batch/recover.ts';
import { type BatchCounts, type BatchProblem, type BatchRun, noCounts } from './llm-batch/run.ts';
import type { BatchEndpoint } from './llm-batch/types.ts';
import { dbAnswerStore } from './model-stage/db-answer-store.ts';
import { answerFolder, type FoldCounts } from './model-stage/fold-answers.ts';
import { groupsDue } from './model-stage/groups-due.ts';
import { openLedger } from './model-stage/ledger.ts';

export interface BatchStageOptions {
  readonly db: Db;
  readonly rulesetVersion: string;
  readonly scope: LlmScope;
  readonly endpoint: BatchEndpoint;
  /** Origin of the endpoint's address. */
  readonly origin: string;
  readonly model: string;
  readonly budget: BudgetLimits;
  readonly prices: Prices;
  /** Stay until every batch has ended, and ask once more about what came back unusable. */
  readonly isWaiting: boolean;
  readonly wait: Wait;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
  readonly onProgress?: (done: BatchStageSummary) => void;
  /** Requests a batch; tests pass a small one. */
  readonly maxRequests?: number | undefined;
}

export interface BatchStageSummary extends BatchCounts, FoldCounts {
  /** Batches and their requests that the endpoint has not finished. */
  readonly underWay: { readonly batches: number; readonly requests: number };
  /** Tools in batches at other endpoints, which are collected there. */
  readonly elsewhere: number;
  /** In this run, of collected answers. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number | null;
  readonly problem: BatchProblem | null;
}

/**
 * The model stage by the Batch API, across runs: finds what an earlier run lost, collects what is done, folds every kept answer, and submits what
 * is neither answered nor under way. Rejects where the database does, and with the signal's reason; what the endpoint did is in the summary.
 */
export async function classifyWithBatch(options: BatchStageOptions): Promise<BatchStageSummary> {
  const stage = openStage(options);
  try {
    const problem = await askInRounds(stage, options);
    await stage.run.ledger.finish(problem === null ? 'done' : `${problem.reason}: ${problem.detail}`);
    return await stage.summary(problem);
  } catch (error) {
    if (options.signal.aborted) await stage.run.ledger.finish('aborted: the run was interrupted');
    throw error;
  }
}

async function askInRounds(stage: Stage, options: BatchStageOptions): Promise<BatchProblem | null> {
  let problem = await catchUp(stage.run);
  for (let round = 1; problem === null; round++) {
    problem = await stage.ask(round <= MAX_ROUNDS);
    await stage.report(problem);
    if (!options.isWaiting || round > MAX_ROUNDS || !(await stage.hasOpen())) return problem;
    // A budget that is used up does not end what is paid for.
    const failed = await waitForAll(stage, options);
    if (problem !== null) return failed ?? (await stage.ask(false)) ?? problem;
    problem = failed;
  }
  return problem;
}

async function catchUp(run: BatchRun): Promise<BatchProblem | null> {
  return (await recoverBatches(run)) ?? (await collectBatches(run));
}

/** The first answers, and those to what is asked once more; then a last one that asks nothing. */
const MAX_ROUNDS = 2;
/** A batch takes minutes to a day. */
const POLL_MS = 60_000;
/** An endpoint that fails for an hour is left for another run. */
const MAX_FAILED_POLLS = 60;

type Stage = ReturnType<typeof openStage>;

function openStage(options: BatchStageOptions) {
  const { db, rulesetVersion, scope, model, origin, endpoint, prices, signal, now = () => new Date() } = options;
  const by: ModelName = { model, promptVersion: PROMPT_VERSION };
  const ledger = openLedger(db, { ...by, endpoint: origin }, now);
  const run: BatchRun = { db, endpoint, origin, by, prices, ledger, signal, now, counts: noCounts() };
  const folder = answerFolder(db, rulesetVersion, by, now);
  const store = dbAnswerStore(db, now);
  const budget = openBudget(options.budget, prices);
  const summary = async (problem: BatchProblem | null): Promise<BatchStageSummary> => {
    const open = await openBatches(db, origin);
    const { inputTokens, outputTokens, cost } = ledger.totals();
    const requests = open.reduce((sum, batch) => sum + batch.requests, 0);
    const underWay = { batches: open.length, requests };
    const elsewhere = await countElsewhere(db, origin);
    return { ...run.counts, ...folder.counts(), inputTokens, outputTokens, cost, underWay, elsewhere, problem };
  };
  return {
    run,
    ask: (mayAsk: boolean) => {
      const groups = groupsDue(db, { ...by, rulesetVersion, scope });
      return askOpen(run, { groups, store, folder, budget, mayAsk, maxRequests: options.maxRequests });
    },
    hasOpen: async () => (await openBatches(db, origin)).length > 0,
    summary,
    report: async (problem: BatchProblem | null) => options.onProgress?.(await summary(problem)),
  };
}

/** A poll that fails is no reason to leave: the batch goes on without us. */
async function waitForAll(stage: Stage, { wait, signal }: BatchStageOptions): Promise<BatchProblem | null> {
  let failed = 0;
  while (await stage.hasOpen()) {
    await wait(POLL_MS, signal);
    signal.throwIfAborted();
    const problem = await catchUp(stage.run);
    failed = problem === null ? 0 : failed + 1;
    if (problem !== null && (problem.reason !== 'failing' || failed >= MAX_FAILED_POLLS)) return problem;
    await stage.report(problem);
  }
  return null;
}
