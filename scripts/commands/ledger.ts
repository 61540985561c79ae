import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { writeOut } from '../stdout.ts';
import { withDb } from '../with-db.ts';

export function ledgerCommand(finish: (code: ExitCode) => void): Command {
  return new Command('ledger')
    .description('Print what the runs that asked a model came to: one JSON line per run, the newest first, on stdout.')
    .addOption(new Option('--last <n>', 'how many runs').argParser(wholeNumber).default(DEFAULT_RUNS))
    .addHelpText(
      'after',
      `
Lines: { startedAt, finishedAt, model, promptVersion, endpoint, requests, inputTokens, outputTokens, cost, outcomes, stopped }. Tokens are as
  the endpoint reported them, or what was set aside where it reported none; cost is null without prices. A run that was
  killed has neither finishedAt nor stopped, and its line is what was spent until then.`,
    )
    .action(async ({ last }: { last: number }) => {
      finish(await printLedger(last));
    });
}

const DEFAULT_RUNS = 10;

function printLedger(last: number): Promise<ExitCode> {
  return withDb('toolrisk ledger', async ({ db }) => {
    const { lastModelRuns } = await import('#db/model-runs.ts');
    for (const { id: _, ...run } of await lastModelRuns(db, last)) await writeOut(`${JSON.stringify(run)}\n`);
    return EXIT.done;
  });
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,6}$/.test(text) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}
