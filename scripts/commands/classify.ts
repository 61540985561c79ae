import { Command } from 'commander';
import { classifyServer } from '#classifier/classify.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import { openDb } from '#db/open.ts';
import { classifyTools } from '#pipeline/classify.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { sayError } from '../log.ts';
import { strictOption } from '../options.ts';
import { dataDir } from '../places.ts';
import { sayClassified } from '../report.ts';

export function classifyCommand(finish: (code: ExitCode) => void): Command {
  return new Command('classify')
    .description('Judge every stored tool that is new or changed, or was judged with other rules. Needs no network.')
    .addOption(strictOption())
    .action(async (flags: { strict?: boolean }) => {
      finish(await classify(flags.strict ?? false));
    });
}

async function classify(isStrict: boolean): Promise<ExitCode> {
  const opened = await openDb({
    dataDir: dataDir(),
    databaseUrl: process.env.DATABASE_URL,
    command: 'toolrisk classify',
  });
  if (!opened.ok) {
    sayError(opened.detail);
    return EXIT.failed;
  }
  const interrupt = interruptible();
  try {
    const version = rulesetVersion();
    const summary = await classifyTools({
      db: opened.db,
      classifyServer,
      rulesetVersion: version,
      signal: interrupt.signal,
    });
    sayClassified(summary);
    return isStrict && summary.failures.length > 0 ? EXIT.failed : EXIT.done;
  } finally {
    interrupt.done();
    await opened.close();
  }
}
