import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NPM_FOLDER } from '../install/npm-folder.ts';

/** Beside the installed packages, where tools keep what can be made again. */
const COPIES = join(NPM_FOLDER, '../.cache/toolrisk-sandbox');

/** True when every user may read `path` itself, and enter or run it where its owner may. Parents do not count: bwrap mounts it elsewhere. */
export async function isOpenToAll(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  return (mode & 0o004) !== 0 && ((mode & 0o100) === 0 || (mode & 0o001) !== 0);
}

/**
 * `path` where every user may read it, otherwise a copy that they may: a clone made by root under umask 077 is closed to the users that
 * servers run as. Made once for each state of the file.
 */
export async function openToAll(path: string, copies: string = COPIES): Promise<string> {
  if (await isOpenToAll(path)) return path;
  const { size, mtimeMs } = await stat(path);
  const digest = createHash('sha256')
    .update(JSON.stringify([path, size, mtimeMs]))
    .digest('hex')
    .slice(0, 16);
  const copy = join(copies, `${digest}-${basename(path)}`);
  const isThere = await stat(copy).catch(() => null);
  if (isThere) return copy;
  const draft = join(copies, `${process.pid}.${basename(copy)}`);
  await mkdir(copies, { recursive: true });
  await cp(path, draft, { recursive: true });
  await openTree(draft);
  // Another run may just have made the same.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

/** Lets everybody read what is below `path`, and run and enter what its owner may: what `chmod -R a+rX` does. */
export async function openTree(path: string): Promise<void> {
  const entries = await stat(path);
  // Read for all, run and enter for all where the owner may: what `chmod a+rX` does.
  await chmod(path, entries.mode | 0o444 | ((entries.mode & 0o100) === 0 ? 0 : 0o111));
  if (!entries.isDirectory()) return;
  for (const entry of await readdir(path, { withFileTypes: true }))
    if (!entry.isSymbolicLink()) await openTree(join(path, entry.name));
}
