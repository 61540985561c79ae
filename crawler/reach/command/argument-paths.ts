import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A hostile list of arguments is looked through so far. */
const MAX_PATHS = 300;
const MAX_LENGTH = 4_000;

/** A path that an argument may name, and which argument: from 1. */
export interface NamedPath {
  readonly path: string;
  readonly argument: number;
}

/**
 * Absolute paths that arguments may name, whether they exist or not: an argument itself, what follows its `=`, and the words in one such as
 * `cd /project && node server.js`. Relative ones count where the folder that the program starts in is known.
 */
export function argumentPaths(args: readonly string[], cwd: string | null, home: string): NamedPath[] {
  const found = args.flatMap((text, index) =>
    candidates(text).flatMap((one) => {
      const path = toPath(one, cwd, home);
      return path === null ? [] : [{ path, argument: index + 1 }];
    }),
  );
  const seen = new Set<string>();
  return found.filter(({ path }) => !seen.has(path) && seen.add(path)).slice(0, MAX_PATHS);
}

function candidates(text: string): string[] {
  if (text.length > MAX_LENGTH) return [];
  const value = text.startsWith('-') || /^\w+=/.test(text) ? text.slice(text.indexOf('=') + 1) : text;
  const words = value.split(/[\s"'`;&|(),:]+/).filter((word) => /^(?:~|\.{0,2})\//.test(word));
  return [text, value, ...words];
}

function toPath(text: string, cwd: string | null, home: string): string | null {
  if (text === '' || text.includes('\0') || text.startsWith('-')) return null;
  if (text.startsWith('file://')) return fromUrl(text);
  if (text === '~' || text.startsWith('~/')) return join(home, text.slice(1));
  if (text.startsWith('/')) return resolve(text);
  return cwd === null || /^[a-z][a-z0-9+.-]*:/i.test(text) ? null : resolve(cwd, text);
}

function fromUrl(text: string): string | null {
  try {
    return fileURLToPath(text);
  } catch {
    // Another machine's file.
    return null;
  }
}
