import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { SavedAnswer } from '#crawler/reach/saved-answer.ts';
import { findConfigs, readConfigFile } from '#crawler/sources/config/index.ts';
import type { ConfigBase, ConfigRead, ConfigScope } from '#crawler/sources/config/types.ts';
import type { ServerRef } from '#crawler/types.ts';
import { type FileLines, locate, NO_LINES } from './locate.ts';

/** One file with the servers it names, and where they stand in it. */
export interface ConfigToScan {
  /** `client` is null for a saved answer. */
  readonly read: Omit<ConfigRead, 'client'> & { readonly client: string | null };
  /** Null for a file that was named. */
  readonly scope: ConfigScope | null;
  readonly lines: FileLines;
}

/** A configuration past this has no lines told; its reader has a limit of its own. */
const MAX_LOCATED_BYTES = 4 * 1024 * 1024;
/** What a saved answer may take (crawler/limits.ts). */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * Reads the files to scan: those named, the project's files of a folder that is named, or without any those of every client on this machine.
 * A named file may also be a saved `tools/list` answer. What cannot be read is there with its problem.
 */
export async function readConfigs(paths: readonly string[], base: ConfigBase): Promise<ConfigToScan[]> {
  if (paths.length === 0) return readFound(base, () => true);
  const files: ConfigToScan[] = [];
  for (const given of paths) {
    const file = path.resolve(base.cwd, given);
    if (await isFolder(file)) files.push(...(await readFound({ ...base, cwd: file }, (scope) => scope === 'project')));
    else files.push((await readSavedAnswer(file)) ?? (await readConfig(file, null, base)));
  }
  return files;
}

/** The files of clients that are there, of the scopes that are wanted. */
async function readFound(base: ConfigBase, isWanted: (scope: ConfigScope) => boolean): Promise<ConfigToScan[]> {
  const files: ConfigToScan[] = [];
  for (const { client, scope, file } of await findConfigs(base)) {
    if (isWanted(scope)) files.push(await readConfig(file, client, base, scope));
  }
  return files;
}

async function readConfig(
  file: string,
  client: Parameters<typeof readConfigFile>[1],
  base: ConfigBase,
  scope: ConfigScope | null = null,
): Promise<ConfigToScan> {
  const read = await readConfigFile(file, client, base);
  const text = read.servers.length === 0 ? null : await textOf(file, MAX_LOCATED_BYTES);
  return { read, scope, lines: text === null ? NO_LINES : locate(file, text) };
}

async function isFolder(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Null where the file is anything else; its own reader then says what is wrong with it. */
async function readSavedAnswer(file: string): Promise<ConfigToScan | null> {
  const text = await textOf(file, MAX_ANSWER_BYTES);
  if (text === null || !isSavedAnswer(text)) return null;
  const name = path.basename(file).replace(/\.jsonc?$/i, '');
  const ref: ServerRef = { source: 'snapshot', name, reach: { kind: 'snapshot', file } };
  const server = {
    name,
    ref,
    problem: null,
    isDisabled: false,
    passed: null,
    secrets: [],
    secretsInFile: [],
    unset: [],
  };
  return { read: { file, client: null, servers: [server], problem: null }, scope: null, lines: NO_LINES };
}

function isSavedAnswer(text: string): boolean {
  try {
    return SavedAnswer.safeParse(JSON.parse(text)).success;
  } catch {
    // Comments, TOML or YAML: no saved answer.
    return false;
  }
}

/** The text of a plain file of at most `max` bytes, null for anything else: a pipe would wait for ever. */
async function textOf(file: string, max: number): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) return null;
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      return size > max ? null : await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch {
    // Whoever reads the servers says why.
    return null;
  }
}
