import type { Classification, ClassifyServer, ServerContext } from '#classifier/types.ts';
import type { ChangeEvent } from '#crawler/drift/types.ts';
import type { Tool } from '#crawler/types.ts';
import { type JudgingStep, readJudgingStep } from '#db/judging-step.ts';
import { saveClassifications } from '#db/save-classifications.ts';
import { type ServerToClassify, serversToClassify } from '#db/servers-to-classify.ts';
import type { Db } from '#db/types.ts';
import { compareJudgements, type RuledTool } from './history/compare-judgements.ts';

export interface ClassifyOptions {
  readonly db: Db;
  readonly classifyServer: ClassifyServer;
  readonly rulesetVersion: string;
  readonly now?: () => Date;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: ClassifySummary) => void;
}

export interface ClassifySummary {
  /** Tools judged in this run; those judged before are not counted. */
  readonly tools: number;
  readonly servers: number;
  /** One line for each server whose tools could not be judged. */
  readonly failures: readonly string[];
}

/** Judges every tool whose input or ruleset is new, a server at a time because siblings are context. A throw is recorded, never the end. */
export async function classifyTools(options: ClassifyOptions): Promise<ClassifySummary> {
  const summary = { tools: 0, servers: 0, failures: [] as string[] };
  let afterId = 0;
  for (;;) {
    const servers = await serversToClassify(options.db, options.rulesetVersion, afterId);
    for (const server of servers) {
      options.signal?.throwIfAborted();
      const outcome = await classifyStored(options, server);
      summary.tools += outcome.tools;
      summary.servers++;
      if (outcome.failure !== null) summary.failures.push(outcome.failure);
      options.onProgress?.({ ...summary, failures: [...summary.failures] });
      afterId = server.id;
    }
    if (servers.length === 0) return summary;
  }
}

/** Judges what is due of one server, beside its other tools, and stores it. `failure` is a line for people where the classifier threw. */
export async function classifyStored(
  options: Pick<ClassifyOptions, 'db' | 'classifyServer' | 'rulesetVersion' | 'now'>,
  server: ServerToClassify,
): Promise<{ tools: number; failure: string | null }> {
  const { db, rulesetVersion } = options;
  const step = await readJudgingStep(db, server.id, rulesetVersion);
  if (step === null) return { tools: 0, failure: null };
  const judged = judgeAll(
    options,
    step.context,
    step.tools.map(({ tool }) => tool),
  );
  const due = step.tools.flatMap(({ inputDigest, isDue }, index) => {
    const classification = judged.classifications[index];
    return isDue && classification !== undefined ? [{ inputDigest, classification }] : [];
  });
  const now = (options.now ?? (() => new Date()))();
  // Where the classifier failed nothing is known of the server: what changed is told when it is judged again.
  const history =
    judged.error === null ? { step, events: judgedAnew(options, step, judged.classifications) } : undefined;
  await saveClassifications(db, rulesetVersion, due, now, history);
  return { tools: due.length, failure: judged.error === null ? null : `${server.slug}: ${judged.error}` };
}

/** The tools of before are judged again, by the rules of now: only so the difference is the server's. */
function judgedAnew(
  options: Pick<ClassifyOptions, 'classifyServer' | 'rulesetVersion'>,
  { before, tools }: JudgingStep,
  classifications: readonly Classification[],
): ChangeEvent[] {
  if (before === null) return [];
  const was = judgeAll(options, before.context, before.tools);
  if (was.error !== null) return [];
  return compareJudgements(
    ruled(before.tools, was.classifications),
    ruled(
      tools.map(({ tool }) => tool),
      classifications,
    ),
  );
}

function ruled(tools: readonly Tool[], classifications: readonly Classification[]): RuledTool[] {
  return tools.flatMap((tool, index) => {
    const classification = classifications[index];
    return classification === undefined ? [] : [{ tool, classification }];
  });
}

function judgeAll(
  options: Pick<ClassifyOptions, 'classifyServer' | 'rulesetVersion'>,
  context: ServerContext,
  tools: readonly Tool[],
) {
  try {
    const classifications = options.classifyServer(context, tools);
    if (classifications.length !== tools.length)
      throw new Error(`${classifications.length} answers for ${tools.length} tools`);
    return { classifications, error: null };
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    return { classifications: tools.map(() => notJudged(error, options.rulesetVersion)), error };
  }
}

/** Not knowing is an answer (STYLE rule 5): the tools stay in the catalogue, as unknown and to be looked at. */
function notJudged(error: string, rulesetVersion: string): Classification {
  return {
    category: 'unknown',
    baselineRisk: 'unknown',
    risk: 'unknown',
    riskMoves: [{ move: 'start', to: 'unknown', because: 'the classifier failed', rule: null }],
    facets: [],
    confidence: 0,
    needsReview: true,
    reviewReasons: ['The classifier failed on this server.'],
    rationale: 'The classifier failed on this server, so nothing is known of this tool.',
    findings: [
      { rule: 'classifier', message: 'The classifier failed.', strength: 'weak', indicates: {}, evidence: [], error },
    ],
    rulesetVersion,
    model: null,
    promptVersion: null,
  };
}
