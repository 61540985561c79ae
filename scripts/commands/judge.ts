import { createReadStream, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import type { JudgeLine } from '#pipeline/judge.ts';
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
import { count, sayError } from '../log.ts';
import { writeOut } from '../stdout.ts';

export function judgeCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('judge')
    .description('Judge tools offline, without the database: one JSON line per tool, in input order, on stdout.')
    .argument(
      '[file]',
      'a tools/list answer, an array of tools, or JSON lines; "-" or nothing reads standard input',
      '-',
    )
    .addOption(new Option('--ignore-annotations', 'judge as if the server had sent no annotations').default(false))
    .addOption(anyLlmOption());
  for (const option of llmLimitOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Input lines: { "server"?: string | { "name", "description"? }, "name" (or "tool"), "title"?, "description"?,
  "inputSchema"?, "outputSchema"?, "annotations"? }; other keys are ignored. Rows of one server are each other's siblings.
Output lines: { server, name, category, baselineRisk, risk, confidence, needsReview, facets, rationale, findings },
  or { "error" } for a line that cannot be read; the exit code is then 1. With --llm each line also has model and promptVersion,
  null where the rules stand alone; a finding of the model carries what it said and what came of it in "opinion".
${LLM_HELP}

Example:
  echo '{"name":"delete_branch","description":"Delete a branch"}' | toolrisk judge`,
    )
    .action(async (file: string, flags: Flags) => {
      finish(await judgeAs(file, flags));
    });
}

type Flags = Omit<LlmFlags, 'llm'> & { readonly ignoreAnnotations: boolean; readonly llm?: string };
type JudgeFlags = Omit<LlmFlags, 'llm'> & { readonly ignoreAnnotations: boolean; readonly llm: LlmScope | null };

async function judgeAs(file: string, flags: Flags): Promise<ExitCode> {
  const which = scopeAndFile(flags.llm, file);
  if (which === null) return wrongUsage(`--llm takes "unsure" or "all", not "${flags.llm}"`);
  const wrong = limitWithoutLlm(flags);
  return wrong === null ? judge(which.file, { ...flags, llm: which.scope }) : wrongUsage(wrong);
}

function wrongUsage(text: string): ExitCode {
  sayError(text);
  return EXIT.usage;
}

/** In `--llm tools.json` the file is read as the option's value: it is taken for the file where no other was named. */
function scopeAndFile(llm: string | undefined, file: string): { scope: LlmScope | null; file: string } | null {
  if (llm === undefined) return { scope: null, file };
  const { scope, file: named } = scopeOrFile(llm);
  if (named === null) return { scope, file };
  return file === '-' ? { scope, file: named } : null;
}

async function judge(file: string, flags: JudgeFlags): Promise<ExitCode> {
  if (flags.llm === null) return judgeAlone(file, flags);
  const input = await read(file);
  if (!input.ok) {
    sayError(`${file}: ${input.error}`);
    return EXIT.failed;
  }
  const result = await judgeAsking(input.text, flags, flags.llm);
  if (typeof result === 'number') return result;
  for (const chunk of chunks(result.lines)) await writeOut(chunk);
  return worse(result.code, sayUnread(file, result.failed));
}

interface Judged {
  readonly lines: readonly JudgeLine[];
  readonly failed: number;
  readonly code: ExitCode;
}

/** Reads and writes as it goes, so that neither a large input nor its output is one text in memory. */
async function judgeAlone(file: string, { ignoreAnnotations }: JudgeFlags): Promise<ExitCode> {
  const { judgeStream } = await import('#pipeline/judge-stream.ts');
  try {
    const { failed } = await judgeStream(open(file), { ignoreAnnotations }, writeOut);
    return sayUnread(file, failed);
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    sayError(`${file}: ${readFailure(error)}`);
    return EXIT.failed;
  }
}

function open(file: string): AsyncIterable<string> {
  if (file !== '-') return createReadStream(file, { encoding: 'utf8', highWaterMark: READ_SIZE });
  return process.stdin.setEncoding('utf8');
}

/** What the model could not be asked is there by the rules, also after an interrupt. */
async function judgeAsking(text: string, flags: JudgeFlags, scope: LlmScope): Promise<Judged | ExitCode> {
  const { llm: _, ...limits } = flags;
  const opened = await openModel(limits);
  if (!opened.ok) return wrongUsage(opened.error);
  const { judgeWithModel } = await import('#pipeline/judge-with-model.ts');
  const { ignoreAnnotations } = flags;
  const interrupt = interruptible();
  try {
    const { signal } = interrupt;
    const options = {
      ...opened.asking,
      ignoreAnnotations,
      scope,
      signal,
      onProgress: modelReporter(),
      onWait: waitReporter(),
    };
    const { lines, failed, asked } = await judgeWithModel(text, options);
    sayModelSummary(asked);
    return { lines, failed, code: exitCodeFor(asked.stopped) };
  } finally {
    interrupt.done();
  }
}

const worse = (left: ExitCode, right: ExitCode): ExitCode => (left > right ? left : right);

function sayUnread(file: string, failed: number): ExitCode {
  if (failed === 0) return EXIT.done;
  sayError(
    `${count(failed, 'line')} of ${file === '-' ? 'standard input' : file} could not be read; each says why in its place`,
  );
  return EXIT.failed;
}

type Input = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

async function read(file: string): Promise<Input> {
  try {
    return { ok: true, text: file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8') };
  } catch (error) {
    return { ok: false, error: readFailure(error) };
  }
}

/** What the system says of a file, or a single JSON value longer than the longest text there can be. */
const isReadFailure = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && 'syscall' in error);

function readFailure(error: unknown): string {
  if (error instanceof RangeError) return 'too long for one JSON value; JSON lines may be of any length';
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  return error instanceof Error ? error.message : String(error);
}

/** A write per line would cost more than judging it. */
function* chunks(lines: readonly JudgeLine[]): Generator<string> {
  for (let start = 0; start < lines.length; start += LINES_PER_WRITE) {
    yield lines
      .slice(start, start + LINES_PER_WRITE)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  }
}

const LINES_PER_WRITE = 500;
const READ_SIZE = 1 << 20;
