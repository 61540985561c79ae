import { Command } from 'commander';
import type { Db } from '#db/types.ts';
import type { UpProgress, UpSummary } from '#pipeline/up.ts';
import type { CrawlFlags } from '../crawl-plan.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { LLM_HELP, type LlmFlags, llmLimitOptions, llmOption } from '../llm-options.ts';
import { sayError } from '../log.ts';
import { type ModelChoice, openModelStage, runModelStage } from '../model-stage.ts';
import {
  concurrencyOption,
  hostOption,
  onlyOption,
  outOption,
  portOption,
  refreshOption,
  sandboxOption,
  sourceOption,
  strictOption,
} from '../options.ts';
import { dataDir, outDir } from '../places.ts';
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

interface Flags extends CrawlFlags, LlmFlags {
  readonly serve: boolean;
  readonly out?: string;
  readonly host: string;
  readonly port?: number;
}

export function upCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('up')
    .description('Crawl, classify, publish and serve: what "npm start" runs. What did not change is not done again.')
    .option('--no-serve', 'stop after the build')
    .addOption(outOption())
    .addOption(hostOption())
    .addOption(portOption())
    .addOption(sourceOption())
    .addOption(onlyOption())
    .addOption(sandboxOption())
    .addOption(concurrencyOption())
    .addOption(refreshOption())
    .addOption(strictOption())
    .addOption(llmOption());
  for (const option of llmLimitOptions()) command.addOption(option);
  return command.addHelpText('after', LLM_HELP).action(async (flags: Flags) => {
    const chosen = await openModelStage(flags);
    const built = typeof chosen === 'number' ? chosen : await build(flags, chosen);
    if (built !== EXIT.done || !flags.serve) finish(built);
    else finish(await serveUntilStopped({ dir: outDir(flags.out), host: flags.host, port: flags.port }));
  });
}

function build(flags: Flags, model: ModelChoice | null): Promise<ExitCode> {
  const command = 'toolrisk up';
  return withDb(command, async (opened) => {
    const [{ up }, { planCrawl }] = await Promise.all([import('#pipeline/up.ts'), import('../crawl-plan.ts')]);
    const planned = await planCrawl(flags);
    if (!planned.ok) {
      sayError(planned.error);
      return planned.isUsage ? EXIT.usage : EXIT.failed;
    }
    const interrupt = interruptible();
    const { signal } = interrupt;
    let asked: ExitCode = EXIT.done;
    const askModel =
      model === null
        ? undefined
        : async (db: Db, version: string) => {
            asked = await runModelStage(db, version, model, signal);
          };
    try {
      const summary = await up({
        ...planned.plan,
        opened,
        dataDir: dataDir(),
        outDir: outDir(flags.out),
        command,
        signal,
        askModel,
        onProgress: sayCrawlProgress,
        report: reporter(),
      });
      return judgeRun(summary, asked, flags.strict ?? false, outDir(flags.out));
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

/** A model that could not be asked leaves a whole catalogue by the rules: a failure for --strict alone. */
function judgeRun(summary: UpSummary, asked: ExitCode, isStrict: boolean, out: string): ExitCode {
  if (!summary.published.ok) return failWith(summary.published.detail);
  sayPublished(summary.published, out);
  const hasFailures =
    asked !== EXIT.done ||
    summary.crawled.some((one) => one.reason !== undefined) ||
    summary.classified.failures.length > 0;
  return isStrict && hasFailures ? EXIT.failed : EXIT.done;
}
