import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';

/** What a process took until its exit. */
export interface ProcessCost {
  /** Seconds, all threads, the start included. */
  readonly cpu: number;
  readonly wall: number;
  /** The most memory that it ever held, in MB. */
  readonly memory: number;
}

/** Runs a script of ours with this Node and leaves its output unread. Throws where it fails. */
export function runMeasured(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ProcessCost {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    const before = performance.now();
    const { status } = spawnSync(process.execPath, [HOOK, script, ...args], {
      stdio: ['ignore', openSync(devNull, 'w'), 'inherit'],
      env: { ...process.env, ...env, TOOLRISK_BENCH_CPU: folder },
    });
    if (status !== 0) throw new Error(`${path.basename(script)} ended with ${status}`);
    return { ...costIn(folder), wall: (performance.now() - before) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HOOK = `--import=${new URL('cpu-at-exit.mjs', import.meta.url).href}`;

/** Our own file, written by cpu-at-exit.mjs. */
function costIn(folder: string): { cpu: number; memory: number } {
  const [file] = readdirSync(folder);
  const used: { user: number; system: number; maxRSS: number } = JSON.parse(
    readFileSync(path.join(folder, file ?? ''), 'utf8'),
  );
  return { cpu: (used.user + used.system) / 1e6, memory: used.maxRSS / 1e3 };
}
