import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** `<prefix>.<process>-<random>.part`: whose it is can be told after a crash. */
const STAGING = /\.(\d+)-[0-9a-f]{8}\.part$/;

/** A new name for an install that is not finished yet, beside its place. */
export function stagingFolder(prefix: string): string {
  return `${prefix}.${process.pid}-${randomUUID().slice(0, 8)}.part`;
}

/** Removes what installs of processes that are gone left behind: up to 600 MB each. */
export async function removeAbandoned(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = STAGING.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** A number used again keeps a folder until that process has ended too. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
