import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { keepText } from './kept-text.ts';
import { makeMessageReader } from './message-reader.ts';
import type { SessionEnd, SessionJob } from './report.ts';
import { watchUse } from './watch-use.ts';

/** Output still on its way when the process is gone, for example held open by a grandchild, is waited for this long. */
const DRAIN_MS = 300;

/** A started server: messages in and out, and the one way it ended. */
export interface ServerProcess {
  /** Of the process that was started here, the sandbox's outer one; absent for a remote. */
  readonly pid?: number | undefined;
  /** Settles when the server can give no more answers: it exited, did not start, or wrote too much. Never rejects. */
  readonly ended: Promise<SessionEnd>;
  readonly transport: Transport;
  /** Lines of stdout that were no messages. */
  noise(): { readonly noiseLines: number; readonly firstNoise: string };
  stderr(): string;
  /** Ends the conversation as politely as the transport knows, within a second. What was started is ended with its process group. */
  close(): Promise<void>;
}

/** Starts the command and reads its stdout as lines of JSON within the byte limit. Lines that are no messages are counted. */
export function startServer({ command, limits }: SessionJob): ServerProcess {
  const child = start(command);
  const stderr = keepText(limits.stderrBytes);
  const { promise: ended, resolve: end } = Promise.withResolvers<SessionEnd>();
  const transport = makeTransport(child);
  child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
  const reader = makeMessageReader(
    limits,
    (message) => transport.onmessage?.(message),
    (limit) => end({ kind: 'too-large', what: `wrote more than ${limit} to stdout` }),
  );
  child.stdout.on('data', (chunk: Buffer) => {
    if (!reader.push(chunk)) child.stdout.destroy();
  });
  watchEnd(child, end);
  boundUse(child, limits, end);
  return { pid: child.pid, ended, transport, noise: reader.noise, stderr: () => stderr.text(), close: async () => {} };
}

function start({ file, args, cwd, env, descriptor3 }: SessionJob['command']): ChildProcessWithoutNullStreams {
  const handed = descriptor3 === undefined ? [] : (['pipe'] as const);
  const child = spawn(file, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe', ...handed] });
  const writable = child.stdio[3];
  if (writable instanceof Writable) {
    // A process that ended before it read everything is told by its exit.
    writable.on('error', () => {});
    writable.end(descriptor3);
  }
  // The first three are pipes, as asked for above.
  return child as ChildProcessWithoutNullStreams;
}

function makeTransport(child: ChildProcessWithoutNullStreams): Transport {
  return {
    start: async () => {},
    send: async (message) => {
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    close: async () => {},
  };
}

function watchEnd(child: ChildProcessWithoutNullStreams, end: (how: SessionEnd) => void): void {
  // A server that is gone closes its stdin; what happened is told by its exit.
  child.stdin.on('error', () => {});
  child.on('error', (error) => end({ kind: 'not-started', what: error.message }));
  child.on('close', (code, signal) => end({ kind: 'exited', code, signal }));
  child.on('exit', (code, signal) => setTimeout(() => end({ kind: 'exited', code, signal }), DRAIN_MS));
}

function boundUse(
  child: ChildProcessWithoutNullStreams,
  limits: SessionJob['limits'],
  end: (how: SessionEnd) => void,
): void {
  if (child.pid === undefined) return;
  const watch = watchUse(child.pid, limits, (what) => {
    end({ kind: 'too-large', what });
    child.kill('SIGKILL');
  });
  child.once('exit', watch.stop);
}
