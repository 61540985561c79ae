import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { keepText } from './kept-text.ts';
import { makeLineSplitter } from './line-splitter.ts';
import type { SessionEnd, SessionJob } from './report.ts';

/** Output still on its way when the process is gone, for example held open by a grandchild, is waited for this long. */
const DRAIN_MS = 300;

/** A started server: lines in, messages out, and the one way it ended. */
export interface ServerProcess {
  /** Settles when the server can give no more answers: it exited, did not start, or wrote too much. Never rejects. */
  readonly ended: Promise<SessionEnd>;
  onMessage: (message: object) => void;
  send(message: unknown): void;
  noiseLines(): number;
  stderr(): string;
}

/** Starts the command and reads its stdout as lines of JSON within the byte limit. Lines that are no messages are counted. */
export function startServer({ command, limits }: SessionJob): ServerProcess {
  const child = spawn(command.file, command.args, { cwd: command.cwd, env: command.env, stdio: 'pipe' });
  const stderr = keepText(limits.stderrBytes);
  const lines = makeLineSplitter();
  let noise = 0;
  let bytes = 0;
  let count = 0;
  const { promise: ended, resolve: end } = Promise.withResolvers<SessionEnd>();
  const server: ServerProcess = {
    ended,
    onMessage: () => {},
    send: (message) => child.stdin.write(`${JSON.stringify(message)}\n`),
    noiseLines: () => noise,
    stderr: () => stderr.text(),
  };
  const refuse = (much: string) => {
    child.stdout.destroy();
    end({ kind: 'too-large', what: `wrote more than ${much} to stdout` });
  };
  child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.answerBytes) return refuse(`${limits.answerBytes} bytes`);
    for (const line of lines.push(chunk)) {
      count += 1;
      if (count > limits.lines) return refuse(`${limits.lines} lines`);
      const message = readMessage(line);
      if (message) server.onMessage(message);
      else if (line.trim() !== '') noise += 1;
    }
  });
  watchEnd(child, end);
  return server;
}

function watchEnd(child: ChildProcessWithoutNullStreams, end: (how: SessionEnd) => void): void {
  // A server that is gone closes its stdin; what happened is told by its exit.
  child.stdin.on('error', () => {});
  child.on('error', (error) => end({ kind: 'not-started', what: error.message }));
  child.on('close', (code, signal) => end({ kind: 'exited', code, signal }));
  child.on('exit', (code, signal) => setTimeout(() => end({ kind: 'exited', code, signal }), DRAIN_MS));
}

function readMessage(line: string): object | null {
  // Cheaper than a thrown error, of which a flood could cause many.
  if (!line.trimStart().startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'jsonrpc' in value && value.jsonrpc === '2.0' ? value : null;
  } catch {
    // Banners and log lines on stdout are common; the caller counts them.
    return null;
  }
}
