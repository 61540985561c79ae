import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import type { JudgeLine } from '#pipeline/judge.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count, sayError } from '../log.ts';
import { writeOut } from '../stdout.ts';

export function judgeCommand(finish: (code: ExitCode) => void): Command {
  return new Command('judge')
    .description('Judge tools offline, without the database: one JSON line per tool, in input order, on stdout.')
    .argument(
      '[file]',
      'a tools/list answer, an array of tools, or JSON lines; "-" or nothing reads standard input',
      '-',
    )
    .addOption(new Option('--ignore-annotations', 'judge as if the server had sent no annotations').default(false))
    .addHelpText(
      'after',
      `
Input lines: { "server"?: string | { "name", "description"? }, "name" (or "tool"), "title"?, "description"?,
  "inputSchema"?, "outputSchema"?, "annotations"? }; other keys are ignored. Rows of one server are each other's siblings.
Output lines: { server, name, category, baselineRisk, risk, confidence, needsReview, facets, rationale, findings },
  or { "error" } for a line that cannot be read; the exit code is then 1.

Example:
  echo '{"name":"delete_branch","description":"Delete a branch"}' | toolrisk judge`,
    )
    .action(async (file: string, options: { ignoreAnnotations: boolean }) => {
      finish(await judge(file, options));
    });
}

async function judge(file: string, options: { ignoreAnnotations: boolean }): Promise<ExitCode> {
  const { judgeText } = await import('#pipeline/judge.ts');
  const input = await read(file);
  if (!input.ok) {
    sayError(`${file}: ${input.error}`);
    return EXIT.failed;
  }
  const { lines, failed } = judgeText(input.text, options);
  for (const chunk of chunks(lines)) await writeOut(chunk);
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
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return { ok: false, error: 'there is no such file' };
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
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
