import { expect, it } from 'vitest';
import { makeLineReader } from './line-reader.ts';

function readAll(chunks: readonly (string | Buffer)[], maxBytes = 100): { lines: string[]; isWithin: boolean } {
  const lines: string[] = [];
  const reader = makeLineReader(maxBytes, (line) => lines.push(line));
  const isWithin = chunks.every((chunk) => reader.push(Buffer.from(chunk)));
  reader.end();
  return { lines, isWithin };
}

it('puts lines together, however they are cut', () => {
  expect(readAll(['{"a"', ':1}\n{"b":2}\r', '\n', '\n {}']).lines).toEqual(['{"a":1}', '{"b":2}\r', ' {}']);
});

it('keeps a character together that is cut in the middle', () => {
  const bytes = Buffer.from('"é"\n');
  expect(readAll([bytes.subarray(0, 2), bytes.subarray(2)]).lines).toEqual(['"é"']);
});

it('ends lines at line feeds alone', () => {
  expect(readAll(['"a\u2028b"\n']).lines).toEqual(['"a\u2028b"']);
});

it('says when a line grows too long, ended or not', () => {
  expect(readAll(['12345', '678901'], 10).isWithin).toBe(false);
  expect(readAll(['12345678901\n'], 10).isWithin).toBe(false);
  expect(readAll(['1234567890\n12345\n'], 10)).toEqual({ lines: ['1234567890', '12345'], isWithin: true });
});
