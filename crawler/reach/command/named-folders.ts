import { stat } from 'node:fs/promises';
import { argumentPaths } from './argument-paths.ts';
import type { Machine } from './machine.ts';
import { isSystem, whyNeverShown } from './never-shown.ts';

/** There for every server, as its own. */
const OWN = new Set(['/', '/tmp', '/home']);

/**
 * Absolute folders of this machine that the arguments of a package name: servers of files and repositories do not start where theirs is missing.
 * They are there and empty.
 */
export async function namedFolders(args: readonly string[], machine: Machine): Promise<string[]> {
  const paths = argumentPaths(args, null, machine.home).map(({ path }) => path);
  const wanted = paths.filter(
    (path) => !OWN.has(path) && !isSystem(path) && whyNeverShown(path, machine.home) === null,
  );
  const isThere = await Promise.all(wanted.map(isFolder));
  return wanted.filter((_, index) => isThere[index]).toSorted();
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
