import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import { GROUPINGS, type Grouping } from '#pipeline/eval/groupings.ts';
import { HALVES, type Half } from '#pipeline/eval/halves.ts';
import { brokenLimits, type Limit, parseLimits } from '#pipeline/eval/limits.ts';
import type { EvalReport } from '#pipeline/eval/report.ts';
import type { AskModel } from '../eval/run.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import {
  anyLlmOption,
  exitCodeFor,
  LLM_HELP,
  type LlmFlags,
  limitWithoutLlm,
  llmLimitOptions,
  openModel,
  scopeOrFile,
} from '../llm-options.ts';
import { modelReporter, sayModelSummary, waitReporter } from '../llm-report.ts';
import { count, say, sayError } from '../log.ts';
import { ROOT } from '../places.ts';
import { writeOut } from '../stdout.ts';
import { failWith } from '../with-db.ts';

/** The project's own labelled set. */
const OWN_SET = path.join(ROOT, 'classifier/corpus/servers');

interface Flags extends Omit<LlmFlags, 'llm'> {
  readonly llm?: string;
  readonly json?: boolean;
  readonly misses?: boolean;
  readonly half?: Half;
  readonly split?: 'server';
  readonly by?: Grouping;
  readonly baseline?: string;
  readonly failUnder?: readonly Limit[];
  readonly failOver?: readonly Limit[];
  readonly strict?: boolean;
  readonly speed: boolean;
}

export function evalCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('eval')
    .description('Score the classifier on labelled tools: how often it is right, where it is wrong, whether it knows.')
    .argument('[file...]', 'labelled JSON lines, folders of them, or "-"; without any, the project’s own set')
    .option('--json', 'print the same numbers as JSON, with one entry per tool')
    .option('--misses', 'name every wrong row, not the dangerous ones alone')
    .addOption(new Option('--by <what>', 'a table of the headlines by group').choices(GROUPINGS))
    .addOption(new Option('--half <half>', 'only the servers of one half').choices(HALVES))
    .addOption(new Option('--split <by>', 'a report for each half').choices(['server']).conflicts('half'))
    .addOption(
      new Option('--baseline <file>', 'print what changed since an earlier --json, tool by tool').conflicts('split'),
    )
    .addOption(new Option('--fail-under <limits>', 'exit with 1 below these').argParser(limits('at least')))
    .addOption(new Option('--fail-over <limits>', 'exit with 1 above these').argParser(limits('at most')))
    .option('--no-speed', 'do not measure the speed, which takes a second or two')
    .option('--strict', 'exit with 1 where a row could not be read')
    .addOption(anyLlmOption().conflicts(['baseline', 'split']));
  for (const option of llmLimitOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Rows: the lines of "toolrisk judge" with labels: { "category", "risk", "sure", "category2"?, "risk2"?, "facets"? },
  or { "readOnlyHint" } (annotations are then hidden from the classifier), or { "text_signal" }. docs/eval.md explains
  every number.
Limits: NAME=NUMBER,… such as category=0.94; docs/eval.md lists the names, and so does the error about a wrong one.

Examples:
  toolrisk eval --misses
  toolrisk eval --json > before.json; toolrisk eval --baseline before.json
  toolrisk eval --half b --fail-under category=0.94,risk=0.8 --fail-over called-read=0.02 labelled.jsonl
  toolrisk eval --llm labelled.jsonl            what the model makes better and worse, beside the rules alone
${LLM_HELP}`,
    )
    .action(async (files: string[], flags: Flags) => {
      finish(await evaluate(files, flags));
    });
}

function limits(bound: Limit['bound']): (text: string) => readonly Limit[] {
  return (text) => {
    const read = parseLimits(text, bound);
    if (!read.ok) throw new InvalidArgumentError(read.error);
    return read.limits;
  };
}

/** In `--llm labelled.jsonl` the file is read as the option's value. */
function evaluate(files: readonly string[], flags: Flags): Promise<ExitCode> | ExitCode {
  const wrong = limitWithoutLlm(flags);
  if (wrong !== null) return wrongUsage(wrong);
  if (flags.llm === undefined) return evaluateBy(files, flags, null);
  const { scope, file } = scopeOrFile(flags.llm);
  return evaluateAsking(file === null ? files : [file, ...files], flags, scope);
}

async function evaluateAsking(files: readonly string[], flags: Flags, scope: LlmScope): Promise<ExitCode> {
  const opened = await openModel({ ...flags, llm: scope });
  if (!opened.ok) return wrongUsage(opened.error);
  const { askRows } = await import('#pipeline/eval/ask-rows.ts');
  const { signal, done } = interruptible();
  let asking: ExitCode = EXIT.done;
  try {
    const code = await evaluateBy(files, flags, async (rows, classify) => {
      const report = { onProgress: modelReporter(), onWait: waitReporter() };
      const asked = await askRows(rows, classify, { ...opened.asking, ...report, scope, signal });
      sayModelSummary(asked.summary);
      asking = exitCodeFor(asked.summary.stopped);
      return asked;
    });
    return code > asking ? code : asking;
  } finally {
    done();
  }
}

function wrongUsage(text: string): ExitCode {
  sayError(text);
  return EXIT.usage;
}

async function evaluateBy(files: readonly string[], flags: Flags, askModel: AskModel | null): Promise<ExitCode> {
  const [{ runEval }, { outputOf }] = await Promise.all([import('../eval/run.ts'), import('../eval/output.ts')]);
  const ran = await runEval({
    files: files.length > 0 ? files : [OWN_SET],
    halves: flags.split === undefined ? [flags.half ?? null] : HALVES,
    by: flags.by ?? null,
    baselineFile: flags.baseline ?? null,
    measuresSpeed: flags.speed,
    askModel,
  });
  if (!ran.ok) return failWith(ran.error);
  await writeOut(outputOf(ran.reports, ran.baseline, flags));
  return judgeRun(ran.reports, flags);
}

/** Says what was not kept. Every report has the same unreadable rows. */
function judgeRun(reports: readonly EvalReport[], flags: Flags): ExitCode {
  const limits = [...(flags.failUnder ?? []), ...(flags.failOver ?? [])];
  const broken = reports.flatMap(({ metrics, half }) =>
    brokenLimits(metrics, limits).map((text) => (half === null ? text : `half ${half}: ${text}`)),
  );
  for (const text of broken) sayError(text);
  const unreadable = reports[0]?.unreadable.length ?? 0;
  if (unreadable > 0) say('eval', `${count(unreadable, 'row')} could not be read; the report names them`);
  return broken.length > 0 || (flags.strict && unreadable > 0) ? EXIT.failed : EXIT.done;
}
