import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { processStart } from './process-start.ts';

/** Who holds a lock. */
export interface LockHolder {
  readonly pid: number;
  /** See db/process-start.ts; null where the system does not tell. */
  readonly startTime: string | null;
  /** What it is doing, such as `toolrisk crawl`. */
  readonly command: string;
}

export type LockResult =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly holder: LockHolder | null };

/**
 * Takes the lock file or tells who has it; `holder` is null when the file cannot be read. The file appears whole and exclusively
 * (link(2) fails where the name exists), and is taken over only from a process that is gone, never by age.
 */
export function takeLock(file: string, command: string): LockResult {
  const mine: LockHolder = { pid: process.pid, startTime: processStart(process.pid), command };
  const draft = `${file}.${process.pid}.${crypto.randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(mine)}\n`, { flag: 'wx', mode: 0o644 });
  try {
    if (place(draft, file)) return held(file);
    const holder = readHolder(file);
    if (holder === 'gone') return place(draft, file) ? held(file) : { ok: false, holder: known(readHolder(file)) };
    if (holder === 'unreadable' || isAlive(holder)) return { ok: false, holder: known(holder) };
    return takeOver(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

export function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const start = processStart(holder.pid);
  if (start === 'ended') return false;
  return start === null || holder.startTime === null || start === holder.startTime;
}

/**
 * Two processes may find the same dead holder; only the one that places the claim may remove the lock, and it looks again first, so
 * that the second one does not remove the first one's new lock.
 */
function takeOver(draft: string, file: string): LockResult {
  const claim = `${file}.claim`;
  if (!place(draft, claim)) {
    const claimant = readHolder(claim);
    if (claimant === 'unreadable' || (claimant !== 'gone' && isAlive(claimant)))
      return { ok: false, holder: known(claimant) };
    rmSync(claim, { force: true });
    if (!place(draft, claim)) return { ok: false, holder: known(readHolder(claim)) };
  }
  try {
    const holder = readHolder(file);
    if (holder === 'unreadable' || (holder !== 'gone' && isAlive(holder))) return { ok: false, holder: known(holder) };
    rmSync(file, { force: true });
    return place(draft, file) ? held(file) : { ok: false, holder: known(readHolder(file)) };
  } finally {
    rmSync(claim, { force: true });
  }
}

function held(file: string): LockResult {
  let isHeld = true;
  const release = () => {
    if (isHeld) rmSync(file, { force: true });
    isHeld = false;
  };
  return { ok: true, release };
}

function place(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): LockHolder | 'gone' | 'unreadable' {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(value) ? value : 'unreadable';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (value === null || typeof value !== 'object') return false;
  const holder = value as Partial<Record<keyof LockHolder, unknown>>;
  const { pid, startTime, command } = holder;
  return (
    Number.isInteger(pid) &&
    Number(pid) > 0 &&
    typeof command === 'string' &&
    (startTime === null || typeof startTime === 'string')
  );
}

function known(holder: LockHolder | 'gone' | 'unreadable'): LockHolder | null {
  return typeof holder === 'string' ? null : holder;
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
