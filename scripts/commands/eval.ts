import path from 'node:path';
import { Command, Option } from 'commander';
import type { Half } from '#pipeline/eval/halves.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { sayError } from '../log.ts';
import { ROOT } from '../places.ts';
import { writeOut } from '../stdout.ts';

/** The project's own labelled set. */
const OWN_SET = path.join(ROOT, 'classifier/corpus/servers');

interface Flags {
  readonly json?: boolean;
  readonly misses?: boolean;
  readonly half?: Half;
}

export function evalCommand(finish: (code: ExitCode) => void): Command {
  return new Command('eval')
    .description('Score the classifier on labelled tools: how often it is right, where it is wrong, whether it knows.')
    .argument('[file...]', 'labelled JSON lines, folders of them, or "-"; without any the project’s own set')
    .option('--json', 'print the report as JSON, with one entry per tool')
    .option('--misses', 'name every wrong row, not the dangerous ones alone')
    .addOption(new Option('--half <half>', 'only the servers of one half').choices(['a', 'b']))
    .action(async (files: string[], flags: Flags) => {
      finish(await evaluate(files, flags));
    });
}

async function evaluate(files: readonly string[], flags: Flags): Promise<ExitCode> {
  const [{ classifyServer }, { rulesetVersion }, { readFiles }, { scoreRows }, { makeReport }, { halfOf }] =
    await Promise.all([
      import('#classifier/classify.ts'),
      import('#classifier/ruleset.ts'),
      import('../eval/read-files.ts'),
      import('#pipeline/eval/score-rows.ts'),
      import('#pipeline/eval/report.ts'),
      import('#pipeline/eval/halves.ts'),
    ]);
  const { measureSpeed } = await import('../eval/measure.ts');
  const { reportText } = await import('../eval/report-text.ts');
  const input = await readFiles(files.length > 0 ? files : [OWN_SET]);
  if (!input.ok) {
    sayError(input.error);
    return EXIT.failed;
  }
  const rows = input.read.rows.filter(
    (row) => flags.half === undefined || halfOf(row.server?.name ?? null) === flags.half,
  );
  const report = makeReport(scoreRows(rows, classifyServer), {
    rulesetVersion: rulesetVersion(),
    half: flags.half ?? null,
    unreadable: input.read.unreadable,
    speed: measureSpeed(rows, classifyServer),
  });
  await writeOut(flags.json ? `${JSON.stringify(report)}\n` : reportText(report, { misses: flags.misses ?? false }));
  return EXIT.done;
}
