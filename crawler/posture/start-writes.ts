import { constants } from 'node:fs';
import { type FileHandle, open, opendir } from 'node:fs/promises';
import { oneLine } from '../failure.ts';
import { innerProcess } from './inner-process.ts';

/** The folders that a server can write to in its sandbox, empty when it starts, and how people read them. */
const FOLDERS = [
  { inner: 'home/u', shown: '~' },
  { inner: 'tmp', shown: '/tmp' },
] as const;
const MAX_PATHS = 50;
/** In each folder: a server may have made a quarter of a million files. */
const MAX_LOOKED_AT = 1_000;
const MAX_DEPTH = 6;
const MAX_PATH_LENGTH = 200;

/**
 * What a server in the sandbox has written so far, sorted: `~/.npm/_logs`, `/tmp/x.sock`. `pid` is the sandbox's outer process. Null where nothing
 * can be told: without a sandbox, or where this kernel lets nobody look.
 */
export async function startWrites(pid: number): Promise<string[] | null> {
  const inner = innerProcess(pid);
  if (inner === undefined) return null;
  const found: string[] = [];
  for (const { inner: folder, shown } of FOLDERS) {
    const handle = await openFolder(`/proc/${inner}/root/${folder}`);
    if (handle !== null) await walk(handle, shown, 0, found, { left: MAX_LOOKED_AT });
  }
  return found.toSorted().slice(0, MAX_PATHS);
}

/**
 * The server still runs, and a link that it puts in a folder's place would lead into this machine's files: every folder is opened by its name in
 * the one above, never through a link.
 */
function openFolder(path: string): Promise<FileHandle | null> {
  return open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW).catch(() => null);
}

async function walk(
  handle: FileHandle,
  shown: string,
  depth: number,
  found: string[],
  budget: { left: number },
): Promise<void> {
  const place = `/proc/self/fd/${handle.fd}`;
  let isEmpty = true;
  try {
    for await (const entry of await opendir(place)) {
      if (budget.left <= 0) return;
      budget.left -= 1;
      isEmpty = false;
      const path = oneLine(`${shown}/${entry.name}`, MAX_PATH_LENGTH);
      const inner = entry.isDirectory() && depth < MAX_DEPTH ? await openFolder(`${place}/${entry.name}`) : null;
      if (inner === null) found.push(path);
      else await walk(inner, path, depth + 1, found, budget);
    }
  } finally {
    await handle.close();
  }
  if (isEmpty && depth > 0) found.push(`${shown}/`);
}
