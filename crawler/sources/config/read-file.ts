import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** `~/.claude.json` keeps a history beside its servers and grows to many megabytes; no client's file is larger. */
const MAX_BYTES = 32 * 1024 * 1024;

export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** A file's text, with or without a byte order mark, or one line that says why not. A pipe or a device is not waited for. */
export async function readText(path: string): Promise<FileText> {
  try {
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { ok: false, problem: 'is not a file' };
      if (found.size > MAX_BYTES) return { ok: false, problem: `is larger than ${MAX_BYTES / 1024 / 1024} MB` };
      return { ok: true, text: (await handle.readFile('utf8')).replace(/^\u{FEFF}/u, '') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  return code === 'EACCES' || code === 'EPERM' ? 'may not be read by you' : `cannot be read (${code})`;
}
