import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { CrawlLimits } from '../limits.ts';
import type { PreparedCommand } from '../sandbox/types.ts';
import { keepText } from '../session/kept-text.ts';

export type InstallEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly output: string }
  | { readonly kind: 'timeout'; readonly ms: number }
  | { readonly kind: 'too-large'; readonly bytes: number };

/** Measuring a tree of 10,000 files takes some 30 ms. */
const MEASURE_MS = 2_000;

/** Runs a prepared `npm install` within its time and size. Rejects only with the reason of an aborted signal. */
export async function runInstall(
  { command, release }: PreparedCommand,
  prefix: string,
  limits: CrawlLimits,
  signal: AbortSignal | undefined,
): Promise<InstallEnd> {
  signal?.throwIfAborted();
  const { file, args, env, cwd } = command;
  const child = spawn(file, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const output = keepText(limits.stderrBytes);
  child.stdout.on('data', output.add);
  child.stderr.on('data', output.add);
  const { promise, resolve } = Promise.withResolvers<InstallEnd>();
  child.on('error', (error) => resolve({ kind: 'failed', output: error.message }));
  child.on('close', (code) => resolve(code === 0 ? { kind: 'done' } : { kind: 'failed', output: output.text() }));
  const abort = () => resolve({ kind: 'failed', output: 'stopped' });
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => resolve({ kind: 'timeout', ms: limits.installMs }), limits.installMs);
  const meter = setInterval(async () => {
    if ((await sizeOnDisk(prefix)) > limits.installBytes) resolve({ kind: 'too-large', bytes: limits.installBytes });
  }, MEASURE_MS);
  const end = await promise;
  clearTimeout(timer);
  clearInterval(meter);
  signal?.removeEventListener('abort', abort);
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((done) => child.once('exit', done));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }
  await release();
  signal?.throwIfAborted();
  const isTooLarge = end.kind === 'done' && (await sizeOnDisk(prefix)) > limits.installBytes;
  return isTooLarge ? { kind: 'too-large', bytes: limits.installBytes } : end;
}

/** Bytes on disk; 0 when it cannot be told, because a file vanished while npm works. */
async function sizeOnDisk(folder: string): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)('du', ['-sk', folder]);
    return Number.parseInt(stdout, 10) * 1024;
  } catch {
    return 0;
  }
}
