import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type ReadRows, readLabelledRows } from '#pipeline/eval/read-rows.ts';

export type FilesRead = { readonly ok: true; readonly read: ReadRows } | { readonly ok: false; readonly error: string };

/** Reads labelled files, in the order given; of a folder its `.jsonl` files by name; `-` is standard input. */
export async function readFiles(names: readonly string[]): Promise<FilesRead> {
  const parts: ReadRows[] = [];
  try {
    for (const name of names) {
      for (const file of filesOf(name)) {
        const content = file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8');
        parts.push(readLabelledRows(path.basename(file), content));
      }
    }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  return {
    ok: true,
    read: { rows: parts.flatMap((part) => part.rows), unreadable: parts.flatMap((part) => part.unreadable) },
  };
}

function filesOf(name: string): string[] {
  if (name === '-' || !statSync(name).isDirectory()) return [name];
  return readdirSync(name)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => path.join(name, file));
}
