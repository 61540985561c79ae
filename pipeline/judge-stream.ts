import { classifyEach } from '#classifier/classify.ts';
import type { JudgeOptions } from './judge.ts';
import { groupByServer, lineOf, type ServerGroup, toolsOf } from './judge-groups.ts';
import { readRows } from './judge-row-stream.ts';
import type { RowResult } from './judge-rows.ts';

/** Takes text for the output; resolves when there is room for more. */
export type WriteText = (text: string) => Promise<void>;

/**
 * Judges as `judgeText` does an input of any number of pieces, and writes the lines in input order as they are ready; resolves to how many
 * could not be read. Rows of a server may stand anywhere, so all rows are read before the first is judged: in memory there are the parsed rows
 * that are not judged yet (four to five times their text) and the finished lines that wait for an earlier one, of which there are none
 * where each server's rows stand together.
 */
export async function judgeStream(
  pieces: AsyncIterable<string>,
  options: JudgeOptions,
  write: WriteText,
): Promise<{ failed: number }> {
  const { output, groups, failed } = sorted(await readRows(pieces), write);
  for (const group of groups) {
    await judgeInto(output, group, options);
    group.rows.length = 0;
  }
  await output.flush();
  return { failed };
}

/** A write costs more than judging a tool, so lines go out by the quarter of a megabyte. */
const WRITE_SIZE = 1 << 18;

function sorted(rows: readonly RowResult[], write: WriteText) {
  const output = orderedOutput(rows.length, write);
  let failed = 0;
  for (const [at, row] of rows.entries()) {
    if (!('error' in row)) continue;
    output.put(at, row);
    failed += 1;
  }
  return { output, groups: groupByServer(rows), failed };
}

async function judgeInto(output: OrderedOutput, group: ServerGroup, options: JudgeOptions): Promise<void> {
  let index = 0;
  for (const judged of classifyEach(group.server, toolsOf(group, options))) {
    const place = group.rows[index];
    if (place !== undefined) output.put(place.at, lineOf(group, place.row.tool.name, judged));
    index += 1;
    if (output.isFull()) await output.flush();
  }
}

interface OrderedOutput {
  readonly put: (at: number, line: object) => void;
  /** Whether the lines that wait for no earlier one are worth a write. */
  readonly isFull: () => boolean;
  /** Writes those lines. */
  readonly flush: () => Promise<void>;
}

function orderedOutput(count: number, write: WriteText): OrderedOutput {
  const lines: (string | undefined)[] = new Array(count);
  let next = 0;
  let ready: string[] = [];
  let length = 0;
  return {
    put: (at, line) => {
      lines[at] = JSON.stringify(line);
      for (let text = lines[next]; text !== undefined; text = lines[next]) {
        ready.push(text);
        length += text.length;
        lines[next] = undefined;
        next += 1;
      }
    },
    isFull: () => length >= WRITE_SIZE,
    flush: async () => {
      if (ready.length === 0) return;
      const text = `${ready.join('\n')}\n`;
      [ready, length] = [[], 0];
      await write(text);
    },
  };
}
