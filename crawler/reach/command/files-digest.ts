import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Installed packages are told apart by their lock file, what is made again by what it is made of. */
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  '.venv',
  'venv',
  '__pycache__',
  '.cache',
  'coverage',
  '.pytest_cache',
  '.mypy_cache',
]);
/** Of larger projects the rest is told apart by size and time: a change is still seen, only a touched file is one too. */
const MAX_READ_BYTES = 32 * 1024 * 1024;
const MAX_READ_FILES = 2_000;
/** A project with more files than this is looked at no further. */
const MAX_FILES = 20_000;

/** SHA-256 (hex) over the names and contents of files, and of all files below folders. Order does not matter; what is missing counts as such. */
export async function filesDigest(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const budget = { bytes: MAX_READ_BYTES, files: MAX_READ_FILES };
  let seen = 0;
  for await (const path of walk(paths.toSorted())) {
    seen += 1;
    if (seen > MAX_FILES) break;
    hash.update(JSON.stringify([path, await stateOf(path, budget)]));
  }
  return hash.digest('hex');
}

async function* walk(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await lstat(path).catch(() => null);
    if (!found?.isDirectory()) yield path;
    else {
      const names = (await readdir(path).catch(() => [])).filter((name) => !LEFT_OUT.has(name)).toSorted();
      yield* walk(names.map((name) => join(path, name)));
    }
  }
}

async function stateOf(path: string, budget: { bytes: number; files: number }): Promise<unknown> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return 'absent';
  if (!found.isFile()) return 'other';
  if (budget.files <= 0 || found.size > budget.bytes) return [found.size, found.mtimeMs];
  budget.files -= 1;
  budget.bytes -= found.size;
  const content = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) content.update(chunk);
  } catch {
    return 'closed';
  }
  return content.digest('hex');
}
