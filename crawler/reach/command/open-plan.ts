import { constants } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { isOpenToAll, openTree } from '../../sandbox/open-copy.ts';
import type { FileProgram } from '../../sandbox/types.ts';
import { isInside } from './never-shown.ts';

/** What is copied because the sandbox's users may not read it. A larger project is made readable by its owner. */
const MAX_BYTES = 300 * 1024 * 1024;
const MAX_ENTRIES = 30_000;
/** What no server needs to start. */
const LEFT_OUT = new Set(['.git']);

export type Opened =
  | { readonly ok: true; readonly program: FileProgram; release(): Promise<void> }
  /** The folder that is closed and too large to be copied. */
  | { readonly ok: false; readonly folder: string };

/**
 * Under root servers run as other users, to whom `/root`'s files and those made under umask 077 are closed: such a folder is shown as a copy
 * that they may read, which is gone after the crawl. The folder with the copies is closed to everybody else.
 */
export async function openPlan(
  { program, named }: { readonly program: FileProgram; readonly named: readonly string[] },
  cacheDir: string,
): Promise<Opened> {
  const closed: string[] = [];
  for (const { from } of program.mounts) if (!(await isReadable(from, named))) closed.push(from);
  if (closed.length === 0) return { ok: true, program, release: async () => {} };
  for (const folder of closed) if (!(await isSmall(folder))) return { ok: false, folder };
  await mkdir(cacheDir, { recursive: true });
  const copies = await mkdtemp(join(cacheDir, 'opened-'));
  const release = () => rm(copies, { recursive: true, force: true });
  try {
    const hidden = new Set(program.hiddenFiles);
    const opened = new Map<string, string>();
    for (const [index, folder] of [...new Set(closed)].entries())
      opened.set(folder, await copyOpen(folder, join(copies, `${index}-${basename(folder)}`), hidden));
    const mounts = program.mounts.map(({ from, to }) => ({ from: opened.get(from) ?? from, to }));
    return { ok: true, program: { ...program, mounts }, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Whether everybody may get from the folder to each file that decides what the command does, and read it. */
async function isReadable(folder: string, named: readonly string[]): Promise<boolean> {
  if (!(await isOpenToAll(folder))) return false;
  for (const file of named.filter((one) => isInside(one, folder))) {
    let path = folder;
    for (const part of relative(folder, file).split('/').filter(Boolean)) {
      path = join(path, part);
      // A link's target is looked at where it lies.
      if ((await lstat(path)).isSymbolicLink()) break;
      if (!(await isOpenToAll(path))) return false;
    }
  }
  return true;
}

async function isSmall(path: string): Promise<boolean> {
  let bytes = 0;
  let entries = 0;
  const folders = [path];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if ((await stat(folder)).isFile()) return (await stat(folder)).size <= MAX_BYTES;
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      entries += 1;
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) folders.push(join(folder, entry.name));
      if (entry.isFile()) bytes += (await stat(join(folder, entry.name))).size;
      if (entries > MAX_ENTRIES || bytes > MAX_BYTES) return false;
    }
  }
  return true;
}

async function copyOpen(from: string, to: string, hidden: ReadonlySet<string>): Promise<string> {
  const isCopied = async (source: string) => {
    if (hidden.has(source) || LEFT_OUT.has(basename(source))) return false;
    const found = await lstat(source);
    return found.isFile() || found.isDirectory() || found.isSymbolicLink();
  };
  await cp(from, to, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter: isCopied });
  await openTree(to);
  await chmod(to, (await stat(to)).mode | 0o055);
  return to;
}
