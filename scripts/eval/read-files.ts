import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type ReadRows, readLabelledRows } from '#pipeline/eval/read-rows.ts';

export type FilesRead = { readonly ok: true; readonly read: ReadRows } | { readonly ok: false; readonly error: string };

/**
 * Reads labelled files, in the order given; of a folder its `.jsonl` files by name; `-` is standard input. Rows name their file
 * without its folder, so that a comparison holds from any working directory; a second file of a name keeps the whole path.
 */
export async function readFiles(names: readonly string[]): Promise<FilesRead> {
  const parts = new Map<string, ReadRows>();
  for (const name of names) {
    try {
      for (const file of filesOf(name)) {
        const content = file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8');
        const short = path.basename(file);
        const shown = parts.has(short) ? file : short;
        parts.set(shown, readLabelledRows(shown, content));
      }
    } catch (error) {
      return { ok: false, error: `${name}: ${whyNot(error)}` };
    }
  }
  const read = [...parts.values()];
  return {
    ok: true,
    read: { rows: read.flatMap((part) => part.rows), unreadable: read.flatMap((part) => part.unreadable) },
  };
}

function filesOf(name: string): string[] {
  if (name === '-' || !statSync(name).isDirectory()) return [name];
  const files = readdirSync(name).filter((file) => file.endsWith('.jsonl'));
  if (files.length === 0) throw new Error('there is no .jsonl file in this folder');
  return files.sort().map((file) => path.join(name, file));
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error.message;
}
