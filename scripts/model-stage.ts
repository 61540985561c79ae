import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import type { Db } from '#db/types.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { exitCodeFor, type LlmFlags, limitWithoutLlm, type OpenedModel, openModel } from './llm-options.ts';
import { modelReporter, sayModelSummary, waitReporter } from './llm-report.ts';
import { say, sayError } from './log.ts';
import { batchReporter, sayBatchSummary, sayBudgetLeft, sayModelChanges } from './model-stage-report.ts';

/** Which model stage a command line asks for. */
interface ModelPlan {
  readonly scope: LlmScope;
  readonly isBatch: boolean;
  readonly isWaiting: boolean;
}

export interface ModelPlanFlags extends LlmFlags {
  readonly llmBatch?: boolean;
  readonly wait?: boolean;
}

type ReadyModel = Extract<OpenedModel, { ok: true }>;

/** A model stage with its endpoint. */
export interface ModelChoice {
  readonly plan: ModelPlan;
  readonly model: ReadyModel;
}

/** The stage that the flags ask for, null for none; says what is wrong, and gives the exit code, where there cannot be one. Asks nothing yet. */
export async function openModelStage(flags: ModelPlanFlags): Promise<ModelChoice | null | ExitCode> {
  if (flags.wait && !flags.llmBatch) return usage('--wait is for --llm-batch: without it, every answer is waited for.');
  const plan = modelPlan(flags);
  const wrong = plan === null ? limitWithoutLlm(flags) : null;
  if (wrong !== null) return usage(wrong);
  if (plan === null) return null;
  const model = await openModel(flags);
  return model.ok ? { plan, model } : usage(model.error);
}

function usage(text: string): ExitCode {
  sayError(text);
  return EXIT.usage;
}

/** `--llm-batch` alone is `--llm --llm-batch`: what collects tomorrow what was submitted today needs no more words. */
function modelPlan({ llm, llmBatch = false, wait = false }: ModelPlanFlags): ModelPlan | null {
  if (llm === undefined && !llmBatch) return null;
  return { scope: llm ?? 'unsure', isBatch: llmBatch, isWaiting: wait };
}

/** Runs the stage after the rules, and says what came of it. */
export async function runModelStage(
  db: Db,
  rulesetVersion: string,
  { plan, model }: ModelChoice,
  signal: AbortSignal,
): Promise<ExitCode> {
  const common = { db, rulesetVersion, scope: plan.scope, signal };
  return plan.isBatch ? runBatch(common, plan, model) : runPlain(common, model);
}

interface Common {
  readonly db: Db;
  readonly rulesetVersion: string;
  readonly scope: LlmScope;
  readonly signal: AbortSignal;
}

async function runPlain(common: Common, { asking, config }: ReadyModel): Promise<ExitCode> {
  const { classifyWithModel } = await import('#pipeline/classify-with-model.ts');
  const report = modelReporter();
  const onProgress = ({ asked }: { asked: Parameters<typeof report>[0] }) => report(asked);
  const summary = await classifyWithModel({
    ...common,
    ...asking,
    endpoint: config.endpoint,
    onProgress,
    onWait: waitReporter(),
  });
  if (summary.asked.tools > 0) sayModelSummary(summary.asked);
  else say('model', 'Nothing to ask: every tool in question has its answer.');
  sayModelChanges(summary);
  sayBudgetLeft(asking.budget, summary.asked);
  return exitCodeFor(summary.asked.stopped);
}

async function runBatch(common: Common, { isWaiting }: ModelPlan, { asking, config }: ReadyModel): Promise<ExitCode> {
  const [{ classifyWithBatch }, { batchEndpoint }, { wait }] = await Promise.all([
    import('#pipeline/classify-with-batch.ts'),
    import('#pipeline/llm-batch/batch-endpoint.ts'),
    import('#pipeline/llm/back-off.ts'),
  ]);
  const { budget, prices } = asking;
  const who = { endpoint: batchEndpoint(config), origin: config.endpoint, model: config.model };
  const waiting = isWaiting ? { isWaiting, onProgress: batchReporter() } : { isWaiting };
  const summary = await classifyWithBatch({ ...common, ...who, ...waiting, budget, prices, wait });
  sayBatchSummary(summary);
  return summary.problem === null || summary.problem.reason === 'budget' ? EXIT.done : EXIT.failed;
}
