import path from 'node:path';
import { type ConfigToScan, readConfigs, readFound } from '#pipeline/scan/read-configs.ts';
import { configBase, type ScanFlags } from './plan-scan.ts';

/** The files to lock: those named, or those of the project in the working directory. A lock is shared, and one's own files are nobody else's. */
export function filesToLock(paths: readonly string[], flags: ScanFlags): Promise<ConfigToScan[]> {
  const base = configBase(flags);
  const named = [...paths, ...(flags.config ?? [])];
  return named.length > 0 ? readConfigs(named, base) : readFound(base, (scope) => scope === 'project');
}

/** A file as the lock names it: the same on every machine that has the checkout, or the home folder. */
export function lockedPath(file: string, lockFile: string, home: string): string {
  const folder = path.dirname(path.resolve(lockFile));
  const inside = path.relative(folder, file);
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
