import { open, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';

/** npm itself reads these files whole; of a stranger's no more than this is looked at. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const MAX_FIRST_LINE_BYTES = 500;

const Manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]).optional() });

/** A start script: how Node runs it, or the other program that its first line asks for. */
export type StartScript =
  | { readonly kind: 'node'; readonly script: string; readonly nodeArgs: readonly string[] }
  | { readonly kind: 'other'; readonly runtime: string }
  | { readonly kind: 'none' };

/**
 * Finds what `npx` would run: the command that is asked for, otherwise the only one, or the one named like the package, otherwise the first. A
 * manifest is a stranger's text: one that cannot be read, and a command that is no file of the installed tree, are no command.
 */
export async function findStartScript(prefix: string, name: string, command?: string): Promise<StartScript> {
  const folder = join(prefix, 'node_modules', name);
  const file = commandOf(await readStart(join(folder, 'package.json'), MAX_MANIFEST_BYTES), name, command);
  const script = file === null ? null : await insidePath(prefix, join(folder, file));
  if (script === null) return { kind: 'none' };
  const start = await readStart(join(prefix, script), MAX_FIRST_LINE_BYTES);
  return readShebang(script, start.split('\n')[0] ?? '');
}

function commandOf(manifest: string, name: string, command: string | undefined): string | null {
  const bin = Manifest.safeParse(parseJson(manifest)).data?.bin;
  const ownName = name.replace(/^@[^/]*\//, '');
  if (bin === undefined || typeof bin === 'string')
    return command === undefined || command === ownName ? (bin ?? null) : null;
  if (command !== undefined) return Object.hasOwn(bin, command) ? (bin[command] ?? null) : null;
  return (Object.hasOwn(bin, ownName) ? bin[ownName] : Object.values(bin)[0]) ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No manifest is undefined: the package then has no command.
    return undefined;
  }
}

async function insidePath(prefix: string, path: string): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null || !(await stat(real)).isFile()) return null;
  const inside = relative(await realpath(prefix), real);
  return inside === '..' || inside.startsWith('../') ? null : inside;
}

/** The beginning of a file, which may be of any size. */
async function readStart(path: string, bytes: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function readShebang(script: string, line: string): StartScript {
  if (!line.startsWith('#!')) return { kind: 'node', script, nodeArgs: [] };
  const words = line.slice(2).trim().split(/\s+/);
  const rest = /\/env$/.test(words[0] ?? '') ? words.slice(words[1] === '-S' ? 2 : 1) : words;
  const [runtime = '', ...nodeArgs] = rest;
  return /(?:^|\/)node$/.test(runtime) ? { kind: 'node', script, nodeArgs } : { kind: 'other', runtime };
}
