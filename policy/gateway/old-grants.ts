import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** The longest window is a day; what was not touched for two counts for nothing any more. */
const KEPT_MS = 2 * 24 * 60 * 60 * 1000;

/** Removes the counters of grants whose windows are all over. Best effort: a folder that stays does no harm. */
export function removeOldGrants(stateDir: string, now: number): void {
  for (const name of foldersIn(stateDir)) {
    const folder = path.join(stateDir, name);
    try {
      if (now - statSync(folder).mtimeMs > KEPT_MS && holdsCountersAlone(folder)) rmSync(folder, { recursive: true });
    } catch {
      // Another process was quicker, or it is not ours to remove.
    }
  }
}

/** The folder of grants may be one that a person has named, with folders of others whose names are digests too. */
function holdsCountersAlone(folder: string): boolean {
  return readdirSync(folder).every((name) => /^\d+\.json$|\.tmp$/.test(name));
}

/** What is named as grants are. */
function foldersIn(stateDir: string): string[] {
  try {
    return readdirSync(stateDir).filter((name) => /^[0-9a-f]{32}$/.test(name));
  } catch {
    return [];
  }
}
