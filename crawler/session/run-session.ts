import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { NPM_FOLDER } from '../install/npm-folder.ts';
import type { CrawlLimits } from '../limits.ts';
import type { Command } from '../sandbox/types.ts';
import { makeLineSplitter } from './line-splitter.ts';
import { type AnyJob, type RemoteJob, type SessionEnd, SessionReport } from './report.ts';

/** Who we say we are unless a person asks for other names. */
const CLIENT_NAME = 'toolrisk';
const MAIN = join(import.meta.dirname, 'main.ts');
/** Our own files as Node compiled them, which halves the start of a session. Node goes on without where it cannot write there. */
const COMPILED = join(NPM_FOLDER, '../.cache/toolrisk-session');
/** MiB of JavaScript heap: several times the largest answer, so that a hostile one ends its own session and nothing else. */
const HEAP_MIB = 256;
/** A report holds what was kept of the answer, which is bounded as JSON, and what the server says of itself. */
const REPORT_BYTES_PER_ANSWER_BYTE = 2;
/** The session's own deadline comes first; this one is for a session process that hangs. */
const GRACE_MS = 5_000;

interface SessionOptions {
  readonly clientName?: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lists a server's tools in a process of its own, which is killed with everything it started before this settles. Rejects only
 * with the reason of an aborted signal.
 */
export async function runSession(
  command: Command,
  limits: CrawlLimits,
  { clientName = CLIENT_NAME, signal }: SessionOptions = {},
): Promise<SessionReport> {
  return runJob({ command, limits, clientName }, {}, signal);
}

/** The same for a server that is asked over HTTP. Its headers travel over stdin, so that no list of processes shows them. */
export async function runRemoteSession(
  remote: RemoteJob['remote'],
  limits: CrawlLimits,
  { clientName = CLIENT_NAME, signal }: SessionOptions = {},
): Promise<SessionReport> {
  const certificates = Object.entries(process.env).filter(([name]) => CERTIFICATE_VARIABLES.includes(name));
  return runJob({ remote, limits, clientName }, Object.fromEntries(certificates), signal);
}

/** How Node is told of certificates that a company signs itself. */
const CERTIFICATE_VARIABLES: readonly string[] = ['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA'];

async function runJob(
  job: AnyJob,
  variables: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
): Promise<SessionReport> {
  signal?.throwIfAborted();
  // A group of its own, so that one kill reaches the server too; its own heap cap; no debugger for whoever sends a signal.
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MIB}`, '--disable-sigusr1', MAIN], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    env: { ...variables, NODE_COMPILE_CACHE: COMPILED },
  });
  const abort = () => killGroup(child);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const line = await exchange(child, job);
    signal?.throwIfAborted();
    return typeof line === 'string' ? SessionReport.parse(JSON.parse(line)) : emptyReport(line);
  } finally {
    signal?.removeEventListener('abort', abort);
    await endGroup(child);
  }
}

type SessionProcess = ChildProcessByStdio<Writable, Readable, null>;

/** Sends the job and reads one line back. Resolves to how the session ended where no report came. */
function exchange(child: SessionProcess, job: AnyJob): Promise<string | SessionEnd> {
  const { limits } = job;
  const maxBytes = limits.answerBytes * REPORT_BYTES_PER_ANSWER_BYTE + 1_000_000;
  return new Promise((resolve) => {
    const lines = makeLineSplitter();
    let bytes = 0;
    const late = { kind: 'timeout', what: `gave no complete list within ${limits.sessionMs / 1000} s` } as const;
    const timer = setTimeout(() => resolve(late), limits.sessionMs + GRACE_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      const [line] = lines.push(chunk);
      if (line !== undefined) resolve(line);
      else if (bytes > maxBytes) resolve({ kind: 'too-large', what: 'sent a list that is too large to hand on' });
    });
    child.on('close', (_, signal) => {
      clearTimeout(timer);
      // Without a sandbox a server can end whoever asks it.
      if (signal === 'SIGKILL') resolve({ kind: 'bad-protocol', what: 'ended the process that was asking it' });
      else resolve({ kind: 'too-large', what: 'sent an answer that does not fit in memory' });
    });
    child.on('error', (error) => resolve({ kind: 'not-started', what: error.message }));
    // A session process that ended early is told by 'close'.
    child.stdin.on('error', () => {});
    child.stdin.write(`${JSON.stringify(job)}\n`);
  });
}

function emptyReport(end: SessionEnd): SessionReport {
  return {
    end,
    server: null,
    protocolVersion: null,
    instructions: null,
    tools: [],
    withheld: [],
    secondList: null,
    noiseLines: 0,
    firstNoise: '',
    stderr: '',
  };
}

async function endGroup(child: SessionProcess): Promise<void> {
  const hasClosed = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const closed = hasClosed ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  killGroup(child);
  await closed;
  child.stdout.destroy();
  child.stdin.destroy();
}

function killGroup(child: SessionProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: everything has ended already. EPERM: only processes that are ending, or a set-uid bwrap that dies with its parent.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
