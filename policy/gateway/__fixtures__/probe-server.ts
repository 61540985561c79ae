import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * A server without any library, so that a test sees what arrives byte for byte. Tools: `line` tells the line that called it; `where` the
 * environment, folder and arguments it was started with; `fail` is a protocol error; `silent` never answers; `noise` writes lines that are
 * no messages first; `child` starts a process that outlives it and holds its stderr; `exit` exits with the code given.
 */
const RAW = process.argv.includes('--numbers') ? '12345678901234567890' : '1';

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') return result(id, { protocolVersion: '2025-11-25', capabilities: { tools: {} } });
  if (method === 'tools/list') return result(id, { tools: [{ name: 'line' }, { name: 'hidden' }] });
  if (method === 'tools/call') return call(id, line, params);
  if (id !== undefined) result(id, { line });
});

interface Params {
  readonly name: string;
  readonly arguments?: { readonly code?: number };
}

function call(id: unknown, line: string, { name, arguments: args }: Params): void {
  if (name === 'line') return result(id, { line });
  if (name === 'where') return result(id, { env: process.env, cwd: process.cwd(), args: process.argv.slice(2) });
  if (name === 'fail') return write(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } }));
  if (name === 'noise') {
    write('Server started on port 80');
    write('[]');
    return result(id, {});
  }
  if (name === 'child') {
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'ignore', 'inherit'] });
    return result(id, {});
  }
  if (name === 'exit') process.exit(args?.code ?? 0);
}

/** `raw` is a number that JavaScript would round. */
function result(id: unknown, fields: object): void {
  write(JSON.stringify({ jsonrpc: '2.0', id, result: { raw: 0, ...fields } }).replace('"raw":0', `"raw":${RAW}`));
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
