import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { keepText } from './kept-text.ts';
import { makeLineSplitter } from './line-splitter.ts';
import type { SessionEnd, SessionJob } from './report.ts';
import { watchUse } from './watch-use.ts';

/** Output still on its way when the process is gone, for example held open by a grandchild, is waited for this long. */
const DRAIN_MS = 300;

/** A line that is no message is quoted to people up to here, in UTF-16 units. */
const MAX_NOISE_LENGTH = 500;
/** A batch, which protocol 2025-03-26 allowed, is read up to here. */
const MAX_BATCH = 1_000;

/** A started server: messages in and out, and the one way it ended. */
export interface ServerProcess {
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
  const noise = { noiseLines: 0, firstNoise: '' };
  const { promise: ended, resolve: end } = Promise.withResolvers<SessionEnd>();
  const transport = makeTransport(child);
  child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
  readLines(child, limits, end, (line) => {
    const messages = readMessages(line);
    for (const message of messages) transport.onmessage?.(message);
    if (messages.length > 0 || line.trim() === '') return;
    noise.noiseLines += 1;
    noise.firstNoise ||= line.slice(0, MAX_NOISE_LENGTH);
  });
  watchEnd(child, end);
  boundUse(child, limits, end);
  return { ended, transport, noise: () => noise, stderr: () => stderr.text(), close: async () => {} };
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

function readLines(
  child: ChildProcessWithoutNullStreams,
  limits: SessionJob['limits'],
  end: (how: SessionEnd) => void,
  onLine: (line: string) => void,
): void {
  const lines = makeLineSplitter();
  let bytes = 0;
  let count = 0;
  const refuse = (much: string) => {
    child.stdout.destroy();
    end({ kind: 'too-large', what: `wrote more than ${much} to stdout` });
  };
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.answerBytes) return refuse(`${limits.answerBytes} bytes`);
    for (const line of lines.push(chunk)) {
      count += 1;
      if (count > limits.lines) return refuse(`${limits.lines} lines`);
      onLine(line);
    }
  });
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

/** The messages of one line: none where it is not JSON-RPC. */
function readMessages(line: string): Message[] {
  // A byte order mark counts as a space here, and JSON.parse refuses it.
  const text = line.trim();
  // Cheaper than a thrown error, of which a flood could cause many.
  if (!text.startsWith('{') && !text.startsWith('[')) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.slice(0, MAX_BATCH).filter(isMessage) : [value].filter(isMessage);
  } catch {
    // Banners and log lines on stdout are common; the caller counts them.
    return [];
  }
}

type Message = Parameters<NonNullable<Transport['onmessage']>>[0];

/** Only as much as that: whoever listens reads every field as a stranger's. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'jsonrpc' in value && value.jsonrpc === '2.0';
}
