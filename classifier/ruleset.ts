import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** For people: raised when a change of the rules is worth a line in the history. */
const RULESET_NUMBER = 2;
const DIGEST_LENGTH = 12;

let version: string | null = null;

/**
 * The number for people and a digest of the source that decides a classification: `1-3fa9c01b22de`. Tests and the
 * corpus decide nothing and are left out. Read on first use, so that importing opens no file.
 */
export function rulesetVersion(): string {
  version ??= `${RULESET_NUMBER}-${digestOfSource(import.meta.dirname).slice(0, DIGEST_LENGTH)}`;
  return version;
}

function digestOfSource(folder: string): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles(folder)) {
    // Line ends differ between checkouts of one commit; what the rules say does not.
    hash.update(`${file}\0${readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith('.ts') &&
        !entry.name.endsWith('.test.ts') &&
        !entry.parentPath.endsWith('corpus'),
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
