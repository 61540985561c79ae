import type { Db } from '#db/types.ts';
import type { AskedServer } from '#pipeline/policy-of.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { ExitCode } from '../exit.ts';
import { failWith, usageError, withDb } from '../with-db.ts';
import type { Read } from './read-text.ts';
import { isToolsFile, readToolsFile } from './read-tools-file.ts';

/**
 * Hands over the servers that a command line names, in its order: files of tools are judged here, all others come from the catalogue, which is
 * opened only for them.
 */
export async function withServers(
  command: string,
  texts: readonly string[],
  use: (servers: readonly AskedServer[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (texts.filter((text) => text === '-').length > 1)
    return usageError('standard input can be read once: name "-" once.');
  if (texts.every(isToolsFile)) return useAll(await readAll(texts, null), use);
  return withDb(command, async ({ db }) => useAll(await readAll(texts, db), use));
}

async function useAll(
  read: Read<AskedServer[]>,
  use: (servers: readonly AskedServer[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  return read.ok ? use(read.value) : failWith(read.detail);
}

async function readAll(texts: readonly string[], db: Db | null): Promise<Read<AskedServer[]>> {
  const servers: AskedServer[] = [];
  for (const text of texts) {
    const read = db === null || isToolsFile(text) ? await readToolsFile(text) : await readCatalogue(db, text);
    if (!read.ok) return read;
    servers.push(...read.value);
  }
  return { ok: true, value: servers };
}

async function readCatalogue(db: Db, text: string): Promise<Read<AskedServer[]>> {
  const [{ lookUp }, { askedOf }] = await Promise.all([import('#db/look-up.ts'), import('#pipeline/policy-of.ts')]);
  const found = await lookUp(db, text);
  if (!found.ok) {
    const meant = didYouMean(text, found.known);
    return { ok: false, detail: `${found.detail}${meant || `. ${WHERE_FROM}`}` };
  }
  const read = askedOf(found);
  return read.ok ? { ok: true, value: [read.asked] } : read;
}

const WHERE_FROM =
  '"toolrisk crawl" and "toolrisk classify" fill the catalogue; a file of tools ends in .json or .jsonl.';
