import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export interface ServerProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Settles when it has exited and its output is read. */
  readonly ended: Promise<ServerEnd>;
  /** Ends it with all that it has started: asks, and after a while does not. */
  end(signal: NodeJS.Signals): void;
  /** Ends at once what is left of it. */
  kill(): void;
}

export type ServerEnd =
  | { readonly kind: 'exited'; readonly code: number }
  /** It was never there. */
  | { readonly kind: 'not-started'; readonly problem: string };

/** Clients kill what does not end within two seconds of being asked; by then the server's tree has to be gone. */
const PATIENCE_MS = 1_500;
/** Output still on its way when the process is gone, or held open by a process it left behind, is waited for this long. */
const DRAIN_MS = 300;

/**
 * Starts the server as the client would have: with the environment and folder of the gateway, and its stderr. In a process group of its
 * own where the system has them, so that what it starts ends with it.
 */
export function startServer([command = '', ...args]: readonly string[]): ServerProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: hasGroups, windowsHide: true });
  const { promise: ended, resolve } = Promise.withResolvers<ServerEnd>();
  child.once('error', (error) => resolve({ kind: 'not-started', problem: error.message }));
  child.once('close', (code, signal) => resolve({ kind: 'exited', code: exitCode(code, signal) }));
  child.once('exit', (code, signal) => {
    setTimeout(() => resolve({ kind: 'exited', code: exitCode(code, signal) }), DRAIN_MS).unref();
  });
  // A server that is gone closes its stdin; what happened is told by its exit.
  child.stdin.on('error', () => {});
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    end(signal) {
      signalTree(child, signal);
      setTimeout(() => signalTree(child, 'SIGKILL'), PATIENCE_MS).unref();
    },
    kill: () => signalTree(child, 'SIGKILL'),
  };
}

const hasGroups = process.platform !== 'win32';

function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    // Nothing of it is left, or what is left has made itself another user's.
    if (!(error instanceof Error && 'code' in error && ['ESRCH', 'EPERM'].includes(String(error.code)))) throw error;
  }
}

/** As a shell tells a signal: 128 and its number. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  if (code !== null) return code;
  return 128 + (signal === null ? 0 : (SIGNAL_NUMBERS[signal] ?? 0));
}

const SIGNAL_NUMBERS: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};
