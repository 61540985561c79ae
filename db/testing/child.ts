import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Child {
  readonly pid: number;
  /** The next line of its stdout; rejects when it ends without one. */
  readonly line: () => Promise<string>;
  /** Writes a line to its stdin. */
  readonly say: (line: string) => void;
  readonly kill: () => Promise<void>;
}

/** Runs one of the programs of this folder in a process of its own. */
export function startChild(program: string, ...args: string[]): Child {
  const file = path.join(import.meta.dirname, program);
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    line: async () => {
      const next = await lines.next();
      if (next.done) throw new Error(`${program} ended without a line`);
      return next.value;
    },
    say: (line) => {
      child.stdin.write(`${line}\n`);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
