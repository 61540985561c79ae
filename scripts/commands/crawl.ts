import { Command } from 'commander';
import type { Db } from '#db/types.ts';
import type { CrawlOutcome } from '#pipeline/crawl.ts';
import type { CrawlFlags, CrawlPlan } from '../crawl-plan.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { sayError } from '../log.ts';
import {
  allowPrivateOption,
  cacheLimitOption,
  concurrencyOption,
  configOption,
  fullWalkOption,
  identitiesOption,
  limitOption,
  onlyOption,
  refreshOption,
  sandboxOption,
  sourceOption,
  sourcesOption,
  strictOption,
  useSecretsOption,
} from '../options.ts';
import { sayCrawlProgress, sayCrawlSummary, sayOutcome } from '../report.ts';
import { withDb } from '../with-db.ts';

interface Flags extends CrawlFlags {
  readonly json?: boolean;
}

export function crawlCommand(finish: (code: ExitCode) => void): Command {
  return new Command('crawl')
    .description('List the tools of the servers in sources.json, or of the ones named, and store what they answered.')
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
    .option('--json', 'print one JSON line per requested server to stdout')
    .addOption(strictOption())
    .addHelpText(
      'after',
      `
JSON lines: { server, name, status: "listed" | "failed" | "unchanged", reason?, detail?, challenge?, retryAfterSeconds?, isOurs?, mayPass?, tools, dropped, ms }

Examples:
  toolrisk crawl --only twenty-crm
  toolrisk crawl --source npm:@modelcontextprotocol/server-memory@2026.8.31 --json
  toolrisk crawl --source snapshot:tools-list.json
  toolrisk crawl --source registry --limit 50
  toolrisk crawl --source config:auto --json
  toolrisk crawl --config .mcp.json --use-secrets github`,
    )
    .action(async (flags: Flags) => {
      finish(await crawl(flags));
    });
}

function crawl(flags: Flags): Promise<ExitCode> {
  // The lock comes first: what another run holds must be said before anything is started.
  return withDb('toolrisk crawl', async ({ db }) => {
    const { planCrawl } = await import('../crawl-plan.ts');
    const interrupt = interruptible();
    try {
      const planned = await planCrawl(flags, { db, signal: interrupt.signal });
      if (planned.ok) return await crawlPlan(planned.plan, db, flags, interrupt.signal);
      sayError(planned.error);
      return planned.isUsage ? EXIT.usage : EXIT.failed;
    } finally {
      interrupt.done();
    }
  });
}

async function crawlPlan(plan: CrawlPlan, db: Db, flags: Flags, signal: AbortSignal): Promise<ExitCode> {
  const { crawlServers } = await import('#pipeline/crawl.ts');
  let done = 0;
  const onResult = (outcome: CrawlOutcome) => {
    sayOutcome(outcome, ++done, plan.refs.length);
    // As each ends, so that an interrupted crawl has told of what it stored.
    if (flags.json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  };
  const outcomes = await crawlServers({ ...plan, db, signal, onProgress: sayCrawlProgress, onResult });
  sayCrawlSummary(outcomes);
  const hasFailures = plan.problems.length > 0 || outcomes.some((one) => one.reason !== undefined);
  return flags.strict && hasFailures ? EXIT.failed : EXIT.done;
}
