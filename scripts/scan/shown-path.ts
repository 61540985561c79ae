import path from 'node:path';
import { shown } from '#pipeline/scan/shown.ts';

/** Folders that paths are shown relative to. */
export interface PathView {
  readonly home: string;
  readonly cwd: string;
}

/** A path as a person writes it: below the working directory relative, below their home with `~`. */
export function shownPath(file: string, { home, cwd }: PathView): string {
  const inside = path.relative(cwd, file);
  if (inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside)) return shown(inside, 160);
  const inHome = path.relative(home, file);
  const isInHome = inHome !== '' && !inHome.startsWith('..') && !path.isAbsolute(inHome);
  return shown(isInHome ? `~${path.sep}${inHome}` : file, 160);
}
