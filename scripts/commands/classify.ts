import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { strictOption } from '../options.ts';
import { sayClassified } from '../report.ts';
import { withDb } from '../with-db.ts';

export function classifyCommand(finish: (code: ExitCode) => void): Command {
  return new Command('classify')
    .description('Judge every stored tool that is new or changed, or was judged with other rules. Needs no network.')
    .addOption(strictOption())
    .action(async (flags: { strict?: boolean }) => {
      finish(await classify(flags.strict ?? false));
    });
}

function classify(isStrict: boolean): Promise<ExitCode> {
  return withDb('toolrisk classify', async ({ db }) => {
    const [{ classifyServer }, { rulesetVersion }, { classifyTools }] = await Promise.all([
      import('#classifier/classify.ts'),
      import('#classifier/ruleset.ts'),
      import('#pipeline/classify.ts'),
    ]);
    const interrupt = interruptible();
    try {
      const version = rulesetVersion();
      const summary = await classifyTools({ db, classifyServer, rulesetVersion: version, signal: interrupt.signal });
      sayClassified(summary);
      return isStrict && summary.failures.length > 0 ? EXIT.failed : EXIT.done;
    } finally {
      interrupt.done();
    }
  });
}
