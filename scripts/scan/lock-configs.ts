import path from 'node:path';
import type { ScanFlags } from './plan-scan.ts';

/**
 * What to lock: what is named, or the project in the working directory, so that a file which another client's users add to it later is checked too.
 * A lock is shared, and one's own files are nobody else's.
 */
export function pathsToLock(paths: readonly string[], flags: Pick<ScanFlags, 'config'>): readonly string[] {
  const named = [...paths, ...(flags.config ?? [])];
  return named.length > 0 ? named : ['.'];
}

/** A file or folder as the lock names it: the same on every machine that has the checkout, or the home folder. */
export function lockedPath(file: string, lockFile: string, home: string): string {
  const folder = path.dirname(path.resolve(lockFile));
  const inside = path.relative(folder, file);
  if (inside === '') return '.';
  if (isInside(inside)) return inside.split(path.sep).join('/');
  const inHome = path.relative(home, file);
  return isInside(inHome) ? `~/${inHome.split(path.sep).join('/')}` : file;
}

/** Absolute, from what `lockedPath` wrote. */
export function unlockedPath(named: string, lockFile: string, home: string): string {
  if (named.startsWith('~/')) return path.join(home, named.slice(2));
  return path.resolve(path.dirname(path.resolve(lockFile)), named);
}

const isInside = (relative: string): boolean =>
  relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
