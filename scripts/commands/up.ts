import { Command } from 'commander';
import type { UpProgress, UpSummary } from '#pipeline/up.ts';
import type { CrawlFlags } from '../crawl-plan.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { sayError } from '../log.ts';
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

interface Flags extends CrawlFlags {
  readonly serve: boolean;
  readonly out?: string;
  readonly host: string;
  readonly port?: number;
}

export function upCommand(finish: (code: ExitCode) => void): Command {
  return new Command('up')
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
    .action(async (flags: Flags) => {
      const built = await build(flags);
      if (built !== EXIT.done || !flags.serve) finish(built);
      else finish(await serveUntilStopped({ dir: outDir(flags.out), host: flags.host, port: flags.port }));
    });
}

function build(flags: Flags): Promise<ExitCode> {
  const command = 'toolrisk up';
  return withDb(command, async (opened) => {
    const [{ up }, { planCrawl }] = await Promise.all([import('#pipeline/up.ts'), import('../crawl-plan.ts')]);
    const planned = await planCrawl(flags);
    if (!planned.ok) {
      sayError(planned.error);
      return planned.isUsage ? EXIT.usage : EXIT.failed;
    }
    const interrupt = interruptible();
    try {
      const summary = await up({
        ...planned.plan,
        opened,
        dataDir: dataDir(),
        outDir: outDir(flags.out),
        command,
        signal: interrupt.signal,
        onProgress: sayCrawlProgress,
        report: reporter(),
      });
      return judgeRun(summary, flags.strict ?? false, outDir(flags.out));
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

function judgeRun(summary: UpSummary, isStrict: boolean, out: string): ExitCode {
  if (!summary.published.ok) return failWith(summary.published.detail);
  sayPublished(summary.published, out);
  const hasFailures = summary.crawled.some((one) => one.reason !== undefined) || summary.classified.failures.length > 0;
  return isStrict && hasFailures ? EXIT.failed : EXIT.done;
}
