import { BYTE_ORDER_MARK, isCompleteObject, parseRow, parseRows, type RowResult } from './judge-rows.ts';

/**
 * Reads an input that comes in pieces as `parseRows` reads a text. JSON lines are parsed as they come and their text is let go of; an
 * answer or an array is one JSON value, so its text is held whole. Rejects where the pieces do.
 */
export async function readRows(pieces: AsyncIterable<string>): Promise<RowResult[]> {
  const held: string[] = [];
  const rows: RowResult[] = [];
  let number = 0;
  let kind: 'unknown' | 'object' | 'lines' | 'whole' = 'unknown';
  for await (const lines of linesOf(pieces)) {
    for (const line of lines) {
      number += 1;
      if (kind === 'lines') readInto(rows, line, number);
      else held.push(line);
      if (isBlank(line)) continue;
      if (kind === 'unknown') kind = startsLines(line) ? 'object' : 'whole';
      else if (kind === 'object') {
        // A whole object and a line behind it.
        kind = 'lines';
        for (const [index, one] of held.splice(0).entries()) readInto(rows, one, index + 1);
      }
    }
  }
  return kind === 'lines' ? rows : parseRows(held.join('\n'));
}

const startsLines = (line: string): boolean => line.trimStart().startsWith('{') && isCompleteObject(line);

function readInto(rows: RowResult[], line: string, number: number): void {
  if (!isBlank(line)) rows.push(parseRow(line, `line ${number}`));
}

const isBlank = (line: string): boolean => !/\S/.test(line);

/** The lines of each piece that end in it, without their ends. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let begun: string[] = [];
  let isFirst = true;
  for await (const piece of pieces) {
    const text = isFirst && piece.charCodeAt(0) === BYTE_ORDER_MARK ? piece.slice(1) : piece;
    isFirst = false;
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    const [next] = lines;
    if (next !== undefined) {
      lines[0] = begun.join('') + next;
      begun = [];
      yield lines;
    }
    begun.push(last);
  }
  yield [begun.join('')];
}
