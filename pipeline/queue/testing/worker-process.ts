import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const COMMAND = path.resolve(import.meta.dirname, '../../../scripts/toolrisk.ts');

export interface WorkerProcess {
  readonly pid: number;
  /** Everything it has said, for a test that fails. */
  readonly log: () => string;
  /** Resolves once it has said a text. */
  readonly untilSaid: (text: string) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Its exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Runs `toolrisk` as a process of its own on a PostgreSQL database. */
export function startToolrisk(databaseUrl: string, dataDir: string, args: readonly string[]): WorkerProcess {
  const env = { ...process.env, DATABASE_URL: databaseUrl, TOOLRISK_DATA: dataDir };
  const child: ChildProcess = spawn(process.execPath, [COMMAND, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let log = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      log += bytes.toString();
      for (const look of waiting) look();
    });
  return {
    pid: child.pid ?? 0,
    log: () => log,
    untilSaid: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (log.includes(text)) resolve();
        };
        waiting.add(look);
        look();
        ended.then((code) => reject(new Error(`it ended with ${code} and had not said "${text}":\n${log}`)));
      }),
    kill: (signal) => child.kill(signal),
    ended,
  };
}
