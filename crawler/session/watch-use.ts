import { readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import type { CrawlLimits } from '../limits.ts';

/** Resource limits hold for one process each: what a server and its children take together is looked at this often. */
const EVERY_MS = 150;
/** More of them than a sandbox lets one server start. */
const MAX_PROCESSES = 256;
/** The sandbox's writable folders. */
const FOLDERS = ['tmp', 'home/u', 'dev/shm'];

type Limits = Pick<CrawlLimits, 'memoryBytes' | 'files'>;

/**
 * Watches the process `pid` and all its descendants until stopped; `onTooMuch` is called once, with what completes "The server …". Linux
 * alone tells; elsewhere nothing is watched. Descendants stay below `pid` in a sandbox, whatever they do; without one they can leave.
 */
export function watchUse(pid: number, limits: Limits, onTooMuch: (what: string) => void): { stop(): void } {
  if (process.platform !== 'linux') return { stop: () => {} };
  const timer = setInterval(() => {
    const what = tooMuch(descendants(pid), limits);
    if (what === null) return;
    clearInterval(timer);
    onTooMuch(what);
  }, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

function tooMuch(pids: readonly number[], limits: Limits): string | null {
  const bytes = pids.reduce((sum, pid) => sum + memoryOf(pid), 0);
  if (bytes > limits.memoryBytes) return `took more than ${Math.round(limits.memoryBytes / 2 ** 20)} MiB of memory`;
  // The first is the sandbox's outer process, which sees the machine's folders.
  const inner = pids[1];
  if (inner !== undefined && filesOf(inner) > limits.files) return `made more than ${limits.files} files`;
  return null;
}

/** `pid` first, then its children, and theirs. */
export function descendants(pid: number): number[] {
  const found = [pid];
  for (let index = 0; index < found.length && found.length < MAX_PROCESSES; index += 1) {
    const tasks = list(`/proc/${found[index]}/task`);
    for (const task of tasks) found.push(...numbers(read(`/proc/${found[index]}/task/${task}/children`)));
  }
  return found;
}

/** Bytes that are this process's own: what it maps of files, such as Node's binary, is there once for all. */
function memoryOf(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = ['RssAnon', 'RssShmem'].map((field) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one * 1024, 0);
}

/** Files in the memory file systems that `pid` sees as its folders; 0 where it sees the machine's. */
function filesOf(pid: number): number {
  if (isSameFolder(`/proc/${pid}/root/tmp`, '/tmp')) return 0;
  return FOLDERS.reduce((sum, folder) => sum + filesIn(`/proc/${pid}/root/${folder}`), 0);
}

/** `tmpfs` of Linux's magic.h. */
const TMPFS_MAGIC = 0x01021994;

function filesIn(path: string): number {
  try {
    const { type, files, ffree } = statfsSync(path);
    return type === TMPFS_MAGIC ? files - ffree : 0;
  } catch {
    // It has just ended, or this kernel lets nobody look.
    return 0;
  }
}

export function isSameFolder(left: string, right: string): boolean {
  try {
    const [one, other] = [statSync(left), statSync(right)];
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    return true;
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function numbers(text: string): number[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map(Number);
}
