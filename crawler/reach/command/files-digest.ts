import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Installed packages are told apart by their lock file, what is made again by what it is made of. */
const LEFT_OUT = new Set(
  'node_modules .git .venv venv __pycache__ .cache coverage .pytest_cache .mypy_cache .data .next .turbo'.split(' '),
);
/** A project with more files than this is looked at no further. */
const MAX_FILES = 20_000;
/** A larger file is told apart by its size and time, as the rest of the project is. */
const MAX_READ_BYTES = 32 * 1024 * 1024;

/**
 * SHA-256 (hex) over the contents of `files` and over name, size and time of everything below `folders`: reading a whole project takes seconds, and
 * a file that was only touched costs no more than a crawl. Order does not matter; what is missing counts as such.
 */
export async function filesDigest(files: readonly string[], folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(JSON.stringify([file, await contentOf(file)]));
  let seen = 0;
  for await (const state of statesBelow(folders.toSorted())) {
    seen += 1;
    if (seen > MAX_FILES) break;
    hash.update(state);
  }
  return hash.digest('hex');
}

async function* statesBelow(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await lstat(path).catch(() => null);
    if (!found?.isDirectory()) yield JSON.stringify([path, found?.size, found?.mtimeMs]);
    else {
      const names: string[] = await readdir(path).catch(() => []);
      const kept = names.filter((name) => !LEFT_OUT.has(name)).toSorted();
      // What `npm install` leaves behind says which packages there are.
      const locks = names.includes('node_modules') ? [join(path, 'node_modules/.package-lock.json')] : [];
      yield* statesBelow([...kept.map((name) => join(path, name)), ...locks]);
    }
  }
}

async function contentOf(file: string): Promise<unknown> {
  const found = await lstat(file).catch(() => null);
  if (!found?.isFile() || found.size > MAX_READ_BYTES) return [found?.size, found?.mtimeMs];
  const content = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) content.update(chunk);
  } catch {
    // Who may run a program may not always read it.
    return [found.size, found.mtimeMs];
  }
  return content.digest('hex');
}
