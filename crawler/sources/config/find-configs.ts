import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CLIENTS, type ClientId } from './clients.ts';
import { possibleFiles } from './places.ts';
import type { ConfigFile, Places } from './types.ts';

/** A folder of single servers (Continue's) with more files than this holds something else. */
const MAX_FILES_OF_A_FOLDER = 100;

/**
 * Every configuration file of a client that exists on this machine, in the order of the table of clients: user, then project, then managed.
 * A file that two of its places lead to comes once.
 */
export async function findConfigs(places: Places, only?: ClientId): Promise<ConfigFile[]> {
  const found: ConfigFile[] = [];
  const seen = new Set<string>();
  for (const client of CLIENTS) {
    if (only !== undefined && client.id !== only) continue;
    for (const { scope, file: pattern } of possibleFiles(client, places)) {
      for (const file of await filesOf(pattern)) {
        const real = `${client.id}\0${await realpath(file)}`;
        if (seen.has(real)) continue;
        seen.add(real);
        found.push({ client: client.id, scope, file });
      }
    }
  }
  return found;
}

async function filesOf(pattern: string): Promise<string[]> {
  if (basename(pattern) !== '*') return (await isFile(pattern)) ? [pattern] : [];
  const folder = dirname(pattern);
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(?:ya?ml|json)$/.test(name)).toSorted();
  const files: string[] = [];
  for (const name of names.slice(0, MAX_FILES_OF_A_FOLDER)) {
    if (await isFile(join(folder, name))) files.push(join(folder, name));
  }
  return files;
}

/** A client's settings that cannot be looked at are as good as absent: the person is told of what was found. */
async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
