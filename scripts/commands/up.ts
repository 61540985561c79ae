import { Command } from 'commander';
import type { Db } from '#db/types.ts';
import type { UpProgress, UpSummary } from '#pipeline/up.ts';
import type { CrawlFlags, CrawlPlan } from '../crawl-plan.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { LLM_HELP, type LlmFlags, llmLimitOptions, llmOption } from '../llm-options.ts';
import { sayError } from '../log.ts';
import { type ModelChoice, openModelStage, runModelStage } from '../model-stage.ts';
import {
  allowPrivateOption,
  cacheLimitOption,
  concurrencyOption,
  configOption,
  fullWalkOption,
  hostOption,
  identitiesOption,
  limitOption,
  onlyOption,
  outOption,
  portOption,
  refreshOption,
  sandboxOption,
  siteUrlOption,
  sourceOption,
  sourcesOption,
  strictOption,
  useSecretsOption,
} from '../options.ts';
import { dataDir, outDir, siteUrl } from '../places.ts';
import {
  publishReporter,
  sayClassified,
  sayCrawlProgress,
  sayCrawlSummary,
  sayOutcome,
  sayPublished,
} from '../report.ts';
import { failWith, withDb } from '../with-db.ts';
import { serveUntilStopped } from './serve.ts';

export interface UpFlags extends CrawlFlags, LlmFlags {
  readonly serve: boolean;
  readonly out?: string;
  readonly siteUrl?: string;
  readonly host: string;
  readonly port?: number;
}

export function upCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('up')
    .description('Crawl, classify, publish and serve: what "npm start" runs. What did not change is not done again.')
    .option('--no-serve', 'stop after the build')
    .addOption(outOption())
    .addOption(siteUrlOption())
    .addOption(hostOption())
    .addOption(portOption())
    .addOption(sourceOption())
    .addOption(sourcesOption())
    .addOption(configOption())
    .addOption(onlyOption())
    .addOption(sandboxOption())
    .addOption(concurrencyOption())
    .addOption(refreshOption())
    .addOption(cacheLimitOption())
    .addOption(fullWalkOption())
    .addOption(limitOption())
    .addOption(useSecretsOption())
    .addOption(allowPrivateOption())
    .addOption(identitiesOption())
    .addOption(strictOption())
    .addOption(llmOption());
  for (const option of llmLimitOptions()) command.addOption(option);
  return command.addHelpText('after', LLM_HELP).action(async (flags: UpFlags) => {
    const chosen = await openModelStage(flags);
    const built = typeof chosen === 'number' ? chosen : await build(flags, chosen, { command: 'toolrisk up' });
    if (built !== EXIT.done || !flags.serve) finish(built);
    else finish(await serveUntilStopped({ dir: outDir(flags.out), host: flags.host, port: flags.port }));
  });
}

/** What goes between the plan and its steps: the queue of many machines crawls most of the plan and leaves the rest to `finish`. */
export type Through = (given: {
  readonly plan: CrawlPlan;
  readonly signal: AbortSignal;
  readonly finish: (plan: CrawlPlan) => Promise<ExitCode>;
}) => Promise<ExitCode>;

/** Crawls, classifies and publishes once. */
export function build(
  flags: UpFlags,
  model: ModelChoice | null,
  { command, through }: { readonly command: string; readonly through?: Through },
): Promise<ExitCode> {
  return withDb(command, async (opened) => {
    const [{ up }, { planCrawl }] = await Promise.all([import('#pipeline/up.ts'), import('../crawl-plan.ts')]);
    const interrupt = interruptible();
    const { signal } = interrupt;
    let asked: ExitCode = EXIT.done;
    const askModel =
      model === null
        ? undefined
        : async (db: Db, version: string) => {
            asked = await runModelStage(db, version, model, signal);
          };
    const finish = async (plan: CrawlPlan): Promise<ExitCode> => {
      const summary = await up({
        ...plan,
        opened,
        dataDir: dataDir(),
        outDir: outDir(flags.out),
        siteUrl: siteUrl(flags.siteUrl),
        command,
        signal,
        askModel,
        onProgress: sayCrawlProgress,
        report: reporter(),
      });
      const worst = plan.problems.length > 0 ? EXIT.failed : asked;
      return judgeRun(summary, worst, flags.strict ?? false, outDir(flags.out));
    };
    try {
      const planned = await planCrawl(flags, { db: opened.db, signal });
      if (!planned.ok) {
        sayError(planned.error);
        return planned.isUsage ? EXIT.usage : EXIT.failed;
      }
      return await (through === undefined ? finish(planned.plan) : through({ plan: planned.plan, signal, finish }));
    } finally {
      interrupt.done();
    }
  });
}

/** Says each step as it ends, before the next one starts. */
function reporter(): (progress: UpProgress) => void {
  const sayPublish = publishReporter();
  return (progress) => {
    if (progress.step === 'crawl') sayOutcome(progress.outcome, progress.done, progress.of);
    if (progress.step === 'crawled') sayCrawlSummary(progress.outcomes);
    if (progress.step === 'classified') sayClassified(progress.summary);
    if (progress.step === 'publish') sayPublish(progress.progress);
  };
}

/** What could not be asked, a model or a whole registry, leaves a catalogue of the rest: a failure for --strict alone. */
function judgeRun(summary: UpSummary, asked: ExitCode, isStrict: boolean, out: string): ExitCode {
  if (!summary.published.ok) return failWith(summary.published.detail);
  sayPublished(summary.published, out);
  const hasFailures =
    asked !== EXIT.done ||
    summary.crawled.some((one) => one.reason !== undefined) ||
    summary.classified.failures.length > 0;
  return isStrict && hasFailures ? EXIT.failed : EXIT.done;
}
