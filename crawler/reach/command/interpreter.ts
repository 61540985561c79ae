import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';

const MAX_BYTES = 500;

/** The program that a file's first line asks for: a path, or a name for PATH. Null where it asks for none. */
export async function interpreterOf(file: string): Promise<string | null> {
  const start = await readStart(file);
  if (!start.startsWith('#!')) return null;
  const words = (start.slice(2).split('\n')[0] ?? '').trim().split(/\s+/);
  if (basename(words[0] ?? '') !== 'env') return words[0] || null;
  const name = words.slice(1).find((word) => !word.startsWith('-') && !word.includes('='));
  return name ?? null;
}

async function readStart(file: string): Promise<string> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    // Who may run a program may not always read it: then it is no script.
    return '';
  }
}
