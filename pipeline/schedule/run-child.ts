import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RunEnd } from './run-schedule.ts';

export interface ChildOptions {
  /** The command's script and its arguments, for this Node. */
  readonly args: readonly string[];
  /** Ends it as Ctrl-C would; it has `graceMs` to end its servers and give up its locks. */
  readonly signal: AbortSignal;
  readonly graceMs?: number;
  /** A run that takes longer is ended in the same way: it hangs, and would keep the schedule from ever running again. */
  readonly longestMs: number;
  /** Told once it runs: a second Ctrl-C must be able to end it at once. */
  readonly onStart?: (kill: () => void) => void;
}

/** The site's build and the servers under way end within seconds; more is a process that hangs. */
const GRACE_MS = 30_000;

/**
 * Runs one command in a process of its own, with this one's output. Its memory, its leaks and its crash end with it, so a schedule that runs for
 * years stays as small as it started. It has its own process group: a terminal's Ctrl-C reaches it through us alone, and once.
 */
export async function runChild(options: ChildOptions): Promise<RunEnd> {
  const { signal, graceMs = GRACE_MS } = options;
  if (signal.aborted) return { isDone: false, detail: 'not started: interrupted' };
  const child = spawn(process.execPath, [...options.args], { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  options.onStart?.(() => killGroup(child));
  const overdue = AbortSignal.timeout(options.longestMs);
  const stop = AbortSignal.any([signal, overdue]);
  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill('SIGTERM');
    killTimer = setTimeout(() => killGroup(child), graceMs);
  };
  stop.addEventListener('abort', end, { once: true });
  try {
    const [code, endedBy] = await once(child, 'exit');
    return endOf(code, endedBy, overdue.aborted);
  } finally {
    clearTimeout(killTimer);
    stop.removeEventListener('abort', end);
  }
}

function endOf(code: number | null, endedBy: NodeJS.Signals | null, isOverdue: boolean): RunEnd {
  const how = code === null ? `ended by ${endedBy}` : `exit code ${code}`;
  if (isOverdue) return { isDone: false, detail: `took too long and was stopped (${how})` };
  return { isDone: code === 0, detail: how };
}

/** What it started itself goes with it: builds stand in its group, servers die with their parent. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone a moment ago, or a system without process groups.
    child.kill('SIGKILL');
  }
}
