import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

/** Where distributions put system tools. The caller's PATH is not asked: a binary that confines strangers must be the system's. */
const FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'];

/** Absolute path of a system tool, or null when it is not installed. `more` are folders to look into after the system's. */
export async function findBinary(name: string, more: readonly string[] = []): Promise<string | null> {
  for (const folder of [...FOLDERS, ...more]) {
    const path = `${folder}/${name}`;
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
