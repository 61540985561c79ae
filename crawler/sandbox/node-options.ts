import type { Program } from './types.ts';

/** Where note-reached.cjs lies inside. */
export const INNER_NOTE_REACHED = '/sandbox/note-reached.cjs';

/**
 * What follows the word `node` for a server: `words` as they are, after the file that notes what it tries to connect to. Not through NODE_OPTIONS,
 * which a server sees and hands on. Under Node's own permissions the file could not be read, and the server would not start.
 */
export function nodeOptions({ env }: Pick<Program, 'env'>, words: readonly string[]): readonly string[] {
  const isRestricted = [env.NODE_OPTIONS ?? '', ...words].some((word) => /--(?:experimental-)?permission/.test(word));
  return isRestricted ? words : ['--require', INNER_NOTE_REACHED, ...words];
}
