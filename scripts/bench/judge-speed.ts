import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentedServers } from './documented-servers.ts';
import { type Figure, median, whole } from './figure.ts';
import { runMeasured } from './measured-process.ts';

const SERVERS = 150;
const ROUNDS = 3;
const TOOLRISK = path.resolve(import.meta.dirname, '../toolrisk.ts');
const CLASSIFY_MANY = path.join(import.meta.dirname, 'classify-many.ts');

/** `toolrisk judge` from a file to its output, and what memory that and the classifier alone take. */
export function measureJudge(): Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    const [file, none] = [path.join(folder, 'tools.jsonl'), path.join(folder, 'none.jsonl')];
    const { tools, size } = writeRows(file);
    writeFileSync(none, '');
    const [runs, starts] = [file, none].map((input) => times(ROUNDS, () => runMeasured(TOOLRISK, ['judge', input])));
    return describe({ tools, size, runs: runs ?? [], starts: starts ?? [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Runs {
  readonly tools: number;
  /** Bytes. */
  readonly size: number;
  readonly runs: readonly ReturnType<typeof runMeasured>[];
  readonly starts: readonly ReturnType<typeof runMeasured>[];
}

function describe({ tools, size, runs, starts }: Runs): Figure[] {
  const cpu = median(runs.map((run) => run.cpu));
  const start = median(starts.map((run) => run.cpu));
  const how = `${whole(tools)} lines, ${whole(size / 1e6)} MB, median of ${ROUNDS}, CPU of all threads`;
  return [
    { label: 'tools judged a second, file to output', value: whole(tools / cpu), how: `${how}, the start included` },
    { label: 'the same without the start', value: whole(tools / (cpu - start)), how },
    {
      label: 'memory of that',
      value: `${whole(median(runs.map((run) => run.memory)))} MB`,
      how: 'peak of the process',
    },
    {
      label: 'memory of the classifier',
      value: `${whole(runMeasured(CLASSIFY_MANY).memory)} MB`,
      how: 'peak of a process that classifies 10,000 tools of real size',
    },
  ];
}

function times<T>(count: number, run: () => T): T[] {
  return Array.from({ length: count }, run);
}

function writeRows(file: string): { tools: number; size: number } {
  const rows = documentedServers(SERVERS).flatMap(({ name, tools }) =>
    tools.map((tool) => JSON.stringify({ server: name, ...tool })),
  );
  const text = rows.join('\n');
  writeFileSync(file, text);
  return { tools: rows.length, size: Buffer.byteLength(text) };
}
