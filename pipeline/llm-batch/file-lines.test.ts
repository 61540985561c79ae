import { expect, test } from 'vitest';
import { fileLines } from './file-lines.ts';
import { FileUnread } from './types.ts';

const SIGNAL = new AbortController().signal;

function bodyOf(parts: Iterable<string | Uint8Array>, end?: Error): Response {
  const iterator = parts[Symbol.iterator]();
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const { value, done } = iterator.next();
    if (!done) controller.enqueue(typeof value === 'string' ? new TextEncoder().encode(value) : value);
    else if (end === undefined) controller.close();
    else controller.error(end);
  };
  return new Response(new ReadableStream({ pull }));
}

async function read(response: Response, signal = SIGNAL): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of fileLines(response, signal)) lines.push(line);
  return lines;
}

test.each<[string, string[], string[]]>([
  ['one part', ['a\nb\n'], ['a', 'b']],
  ['a line over three parts', ['{"a', '":', '1}\n{}'], ['{"a":1}', '{}']],
  ['empty lines and no last line break', ['\n\na\r\n \nb'], ['a\r', 'b']],
  ['nothing', [], []],
])('reads %s', async (_, parts, lines) => {
  expect(await read(bodyOf(parts))).toEqual(lines);
});

test('a character cut between two parts stays whole', async () => {
  const bytes = new TextEncoder().encode('日\n');
  expect(await read(bodyOf([bytes.slice(0, 2), bytes.slice(2)]))).toEqual(['日']);
});

test('a line too long for an answer is left out, the ones around it are read', async () => {
  const long = Array.from({ length: 30 }, () => 'x'.repeat(100_000));
  expect(await read(bodyOf(['before\n', ...long, 'end\nafter\n']))).toEqual(['before', 'after']);
  expect(await read(bodyOf([`before\n${long.join('')}`, '\nafter']))).toEqual(['before', 'after']);
});

test('a body that breaks off is said to, an interrupt is passed on', async () => {
  await expect(read(bodyOf(['a\n'], new Error('reset')))).rejects.toThrow(
    new FileUnread('unsure', 'the file broke off after 2 bytes'),
  );
  const stop = AbortSignal.abort(new Error('Ctrl-C'));
  await expect(read(bodyOf(['a\n'], new Error('reset')), stop)).rejects.toThrow('Ctrl-C');
});
