import { Command, Option } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { LLM_HELP, llmLimitOptions, llmOption } from '../llm-options.ts';
import { type ModelChoice, type ModelPlanFlags, openModelStage, runModelStage } from '../model-stage.ts';
import { strictOption } from '../options.ts';
import { sayClassified } from '../report.ts';
import { withDb } from '../with-db.ts';

interface Flags extends ModelPlanFlags {
  readonly strict?: boolean;
}

export function classifyCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('classify')
    .description(
      'Judge every stored tool that is new or changed, or was judged with other rules. Needs no network without --llm.',
    )
    .addOption(strictOption())
    .addOption(llmOption());
  for (const option of llmLimitOptions()) command.addOption(option);
  return command
    .addOption(new Option('--llm-batch', 'ask by the Batch API: submit now, and collect what earlier runs submitted'))
    .addOption(new Option('--wait', 'with --llm-batch: stay until the batches have ended'))
    .addHelpText('after', `${LLM_HELP}\nEvery answer is kept: a run that ends early, or new rules, ask nothing twice.`)
    .action(async (flags: Flags) => {
      finish(await classify(flags));
    });
}

/** Who is asked is looked at first: a wrong command line changes nothing. */
async function classify(flags: Flags): Promise<ExitCode> {
  const chosen = await openModelStage(flags);
  return typeof chosen === 'number' ? chosen : classifyStored(flags, chosen);
}

function classifyStored({ strict = false }: Flags, model: ModelChoice | null): Promise<ExitCode> {
  return withDb('toolrisk classify', async ({ db }) => {
    const [{ classifyServer }, { rulesetVersion }, { classifyTools }] = await Promise.all([
      import('#classifier/classify.ts'),
      import('#classifier/ruleset.ts'),
      import('#pipeline/classify.ts'),
    ]);
    const { signal, done } = interruptible();
    try {
      const version = rulesetVersion();
      const summary = await classifyTools({ db, classifyServer, rulesetVersion: version, signal });
      sayClassified(summary);
      const code = model === null ? EXIT.done : await runModelStage(db, version, model, signal);
      return code === EXIT.done && strict && summary.failures.length > 0 ? EXIT.failed : code;
    } finally {
      done();
    }
  });
}
