import { closeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * A server that does what it can against a gateway: every request but a call is answered with an error, and only when the next line has
 * come; `tools/list` with `--list TEXT` as it is; `deaf` closes its stdin in the middle of what comes next.
 */
const LIST = process.argv[process.argv.indexOf('--list') + 1] ?? '[]';

const late: string[] = [];
createInterface({ input: process.stdin }).on('line', (line) => {
  for (const answer of late.splice(0)) write(answer);
  const { id, method, params } = JSON.parse(line);
  if (method === 'deaf') return becomeDeaf();
  if (method === 'tools/list') return write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":${listed()}}}`);
  const answer = method === 'tools/call' ? { result: { did: params.name } } : { error: { code: -32601, message: 'no' } };
  const text = JSON.stringify({ jsonrpc: '2.0', id, ...answer });
  if (method === 'tools/call') write(text);
  else late.push(text);
});

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
