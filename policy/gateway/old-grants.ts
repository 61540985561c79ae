import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** The longest window is a day; what was not touched for two counts for nothing any more. */
const KEPT_MS = 2 * 24 * 60 * 60 * 1000;

/** Removes the counters of grants whose windows are all over. Best effort: a folder that stays does no harm. */
export function removeOldGrants(stateDir: string, now: number): void {
  for (const name of foldersIn(stateDir)) {
    const folder = path.join(stateDir, name);
    try {
      if (now - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another process was quicker, or it is not ours to remove.
    }
  }
}

/** Grants alone: the folder may be one that a person has named. */
function foldersIn(stateDir: string): string[] {
  try {
    return readdirSync(stateDir).filter((name) => /^[0-9a-f]{32}$/.test(name));
  } catch {
    return [];
  }
}
