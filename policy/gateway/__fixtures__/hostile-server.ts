import { closeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/**
 * A server that does what it can against a gateway: every request but a call is answered with an error, and only when the next line has
 * come; the call of `silent` with one when its stdin ends, that of `vast` with a line that has no end; `tools/list` with `--list TEXT` as it is; `deaf` closes its stdin in the middle of what comes next.
 */
const LIST = process.argv[process.argv.indexOf('--list') + 1] ?? '[]';

const late: string[] = [];
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  for (const answer of late.splice(0)) write(answer);
  const { id, method, params } = JSON.parse(line);
  if (method === 'deaf') return becomeDeaf();
  if (method === 'tools/list') return write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":${listed()}}}`);
  if (method !== 'tools/call') return void late.push(failure(id));
  if (params.name === 'silent') return void lines.once('close', () => write(failure(id)));
  if (params.name === 'vast') return void Readable.from(endless()).pipe(process.stdout);
  write(JSON.stringify({ jsonrpc: '2.0', id, result: { did: params.name } }));
});

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(1024 * 1024, 'x');
}

function failure(id: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } });
}

/** `DEEP` in it stands for more than can be written down again. */
function listed(): string {
  return LIST.replace('DEEP', '['.repeat(100_000) + ']'.repeat(100_000));
}

function becomeDeaf(): void {
  process.stdin.once('data', () => {
    process.stdin.pause();
    setImmediate(() => closeSync(0));
  });
  setInterval(() => {}, 60_000);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
