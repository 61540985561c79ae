import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** What was read, or why it could not be. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };

/** Far above any policy or list of tools; more would only fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The text of a file, of standard input for `-`. */
export async function readText(file: string): Promise<Read<string>> {
  try {
    const value = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
    if (value.length > MAX_BYTES) return { ok: false, detail: `${nameOf(file)}: larger than ${MAX_BYTES >> 20} MB` };
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, detail: `${nameOf(file)}: ${REASONS[String(error.code)] ?? error.message}` };
  }
}

/** For a sentence. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'you may not read it',
};
