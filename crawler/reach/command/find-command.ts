import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Machine } from './machine.ts';

/** Folders of PATH that are looked at. */
const MAX_FOLDERS = 200;

/** Absolute path of a command as a shell would find it, links not followed; null where there is none. */
export async function findCommand(command: string, cwd: string | null, machine: Machine): Promise<string | null> {
  if (command.startsWith('~/')) return existing(join(machine.home, command.slice(2)));
  if (command.includes('/')) return isAbsolute(command) || cwd !== null ? existing(resolve(cwd ?? '/', command)) : null;
  const folders = machine.path.split(delimiter).filter(isAbsolute).slice(0, MAX_FOLDERS);
  for (const [index, folder] of folders.entries()) {
    const file = await existing(join(folder, command));
    if (file === null) continue;
    if (basename(folder) !== 'shims') return file;
    const meant = await behindShim(folder, command);
    if (meant !== null) return meant;
    return findCommand(command, cwd, { ...machine, path: folders.slice(index + 1).join(delimiter) });
  }
  return null;
}

async function existing(file: string): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) return null;
    await access(file, constants.X_OK);
    return file;
  } catch {
    return null;
  }
}

/** A shim of pyenv or its kin chooses a version each time it runs; the one that is set for the whole machine is meant here. */
async function behindShim(shims: string, command: string): Promise<string | null> {
  const root = dirname(shims);
  const stated = await readFile(join(root, 'version'), 'utf8').catch(() => '');
  const version = stated.split(/\s+/)[0] ?? '';
  if (!/^[\w.-]{1,60}$/.test(version) || version === 'system') return null;
  return existing(join(root, 'versions', version, 'bin', command));
}
