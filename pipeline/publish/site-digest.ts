import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What decides how page data becomes pages, beside the data: sources of the site and of the rooms it prints from, and the packages. */
const INPUTS = ['site', 'policy', 'classifier/taxonomy.ts', 'pipeline/publish', 'package-lock.json'];

/** Parts of them that no page is made of. */
const LEFT_OUT = new Set(['.astro', 'e2e', 'node_modules', 'dist', '__fixtures__']);

/** SHA-256 (hex) of the files that the build reads, by path and content; `root` is the checkout, absolute. */
export function siteDigest(root: string): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of filesUnder(root, input)) {
      const bytes = readFileSync(path.join(root, file));
      hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/** Sorted, relative to `root`, with `/`. */
function filesUnder(root: string, input: string): string[] {
  const absolute = path.join(root, input);
  const entries = readdirIfFolder(absolute);
  if (entries === null) return [input];
  return entries
    .filter((name) => !LEFT_OUT.has(name) && !/\.test\.ts$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(root, `${input}/${name}`));
}

function readdirIfFolder(absolute: string): string[] | null {
  try {
    return readdirSync(absolute);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}
