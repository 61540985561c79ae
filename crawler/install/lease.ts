import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './staging-folder.ts';

/** Written into a finished folder last, so that one without it is not used; touched whenever it is. */
export const RECORD = 'toolrisk-install.json';

/** Holds an installed folder of the cache: while it does, nobody clears it away. */
export interface Lease {
  release(): Promise<void>;
}

/** Takes hold of a folder for this process, whether it is there yet or not. Look for it afterwards: until then it could go. */
export async function takeLease(prefix: string): Promise<Lease> {
  const folder = leaseFolder(prefix);
  const file = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, '');
  return { release: () => rm(file, { force: true }) };
}

/** Notes that a folder was used now: what was used last goes last. */
export async function noteUse(prefix: string, now = new Date()): Promise<void> {
  // A folder that is being installed has no record yet.
  await utimes(join(prefix, RECORD), now, now).catch(() => {});
}

/** True while a process that runs holds the folder; what a killed one left is removed. */
export async function isLeased(prefix: string): Promise<boolean> {
  const folder = leaseFolder(prefix);
  const names = await readdir(folder).catch(() => []);
  let isHeld = false;
  for (const name of names) {
    if (isRunning(Number.parseInt(name, 10))) isHeld = true;
    else await rm(join(folder, name), { force: true });
  }
  return isHeld;
}

function leaseFolder(prefix: string): string {
  return join(dirname(dirname(prefix)), 'leases', basename(prefix));
}
