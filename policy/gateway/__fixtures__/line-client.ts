import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export const TOOLRISK = path.join(import.meta.dirname, '../../../scripts/toolrisk.ts');

export interface LineClient {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Every line of stdout, in order. */
  readonly lines: string[];
  /** All of stderr until now. */
  stderr(): string;
  /** Writes a line as it is. */
  write(line: string): void;
  /** The next line of stdout that is not taken yet. */
  next(): Promise<string>;
  /** Sends a request and gives the line that answers it, parsed. */
  request(method: string, params?: object): Promise<Answer>;
  call(name: string, args?: object): Promise<Answer>;
  /** Resolves with the line of stderr that holds a text. */
  said(text: string): Promise<void>;
  /** Its exit code. */
  readonly closed: Promise<number | null>;
}

/** Whatever a test expects of it. */
export interface Answer {
  readonly id: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Starts `toolrisk gateway` with these arguments, and speaks to it line by line. */
export function startGateway(args: readonly string[], env: Readonly<Record<string, string>> = {}): LineClient {
  return speakTo(process.execPath, [TOOLRISK, 'gateway', ...args], env);
}

export function speakTo(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): LineClient {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const lines: string[] = [];
  let [taken, stderr, id] = [0, '', 0];
  let wake = Promise.withResolvers<void>();
  const notice = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    notice();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    notice();
  });
  // A process that is gone is told by its exit.
  child.stdin.on('error', () => {});
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      resolve(code);
      notice();
    });
  });
  const find = async <Found>(look: () => Found | undefined): Promise<Found> => {
    for (;;) {
      const waiting = wake.promise;
      const found = look();
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null) await closed;
      if (child.stdout.closed && look() === undefined) throw new Error(`it ended; stderr: ${stderr}`);
      await waiting;
    }
  };
  const client: LineClient = {
    child,
    lines,
    stderr: () => stderr,
    write: (line) => void child.stdin.write(`${line}\n`),
    async next() {
      const line = await find(() => lines[taken]);
      taken += 1;
      return line;
    },
    request(method, params = {}) {
      id += 1;
      const own = id;
      client.write(JSON.stringify({ jsonrpc: '2.0', id: own, method, params }));
      return find(() => lines.map((line): Answer => JSON.parse(line)).find((answer) => answer.id === own));
    },
    call: (name, args) => client.request('tools/call', { name, ...(args && { arguments: args }) }),
    said: (text) => find(() => (stderr.includes(text) ? null : undefined)).then(() => {}),
    closed,
  };
  return client;
}
