import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Installed code is told apart by its lock file, not by its bytes. */
const LEFT_OUT = new Set(['node_modules', '.git']);

/** SHA-256 (hex) over names and contents of every file below `folder`; `absent` when there is none. */
export async function folderDigest(folder: string): Promise<string> {
  const files = await listFiles(folder, '');
  if (files.length === 0) return 'absent';
  const hash = createHash('sha256');
  for (const file of files) {
    const content = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, file))) content.update(chunk);
    hash.update(JSON.stringify([file, content.digest('hex')]));
  }
  return hash.digest('hex');
}

async function listFiles(folder: string, inside: string): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(inside, entry.name);
    if (entry.isFile()) files.push(path);
    else if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) files.push(...(await listFiles(folder, path)));
  }
  return files;
}
