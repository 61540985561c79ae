import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { ServerRef } from '../types.ts';
import { jsonProblem } from './json-problem.ts';
import { LOCAL_SOURCE } from './local/index.ts';
import { NPM_SOURCE } from './npm/index.ts';
import { parseRegistryEntry, type RegistrySource } from './registry/address.ts';
import { REMOTE_SOURCE } from './remote/index.ts';
import { SourceList } from './schema.ts';
import { SNAPSHOT_SOURCE } from './snapshot/index.ts';
import type { CrawlSource, Parsed } from './types.ts';

/** Sources that name one server at a time. */
const SOURCES: readonly CrawlSource[] = [LOCAL_SOURCE, NPM_SOURCE, REMOTE_SOURCE, SNAPSHOT_SOURCE];
const IDS = [...SOURCES.map(({ id }) => id), 'registry'].join(', ');

const REPO_FOLDER = resolve(import.meta.dirname, '../..');

export type SourcesResult =
  | {
      readonly ok: true;
      readonly refs: ServerRef[];
      /** Registries, whose servers are found by walking through them. */
      readonly registries: RegistrySource[];
    }
  | { readonly ok: false; readonly error: string };

/** Reads a list of sources such as sources.json. The error is one line that names the file, the entry and what is wrong with it. */
export async function readSources(path: string, repoFolder: string = REPO_FOLDER): Promise<SourcesResult> {
  const list = await readList(path);
  if (!list.ok) return { ok: false, error: `${path}: ${list.error}` };
  const refs: ServerRef[] = [];
  const registries: RegistrySource[] = [];
  const base = { listFolder: dirname(resolve(path)), repoFolder };
  for (const [index, entry] of list.servers.entries()) {
    if (kindOf(entry) === 'registry') {
      const named = parseRegistryEntry(entry);
      if (!named.ok) return { ok: false, error: `${path}: servers[${index}]: ${named.error}` };
      if (!registries.some(({ url }) => url === named.registry.url)) registries.push(named.registry);
      continue;
    }
    const parsed = await parseEntry(entry, base);
    const error = parsed.ok ? findClash(parsed.ref, refs) : parsed.error;
    if (error !== null) return { ok: false, error: `${path}: servers[${index}]${nameOf(entry)}: ${error}` };
    if (parsed.ok) refs.push(parsed.ref);
  }
  return { ok: true, refs, registries };
}

/** Reads `npm:PACKAGE@VERSION`, `remote:URL`, a bare `https://…` or `snapshot:FILE`; a relative file is taken from `cwd`. The error is one line. */
export async function resolveSourceArgument(text: string, cwd: string): Promise<Parsed> {
  if (/^https?:\/\//i.test(text)) return resolveSourceArgument(`remote:${text}`, cwd);
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  const source = SOURCES.find(({ id }) => id === kind);
  if (source?.parseArgument) return source.parseArgument(text.slice(colon + 1), cwd);
  return {
    ok: false,
    error: `this is no source; write npm:PACKAGE, https://…, snapshot:FILE, config:CLIENT, config:auto, registry or registry:URL`,
  };
}

async function readList(path: string): Promise<{ ok: true; servers: unknown[] } | { ok: false; error: string }> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error)
    return { ok: false, error: text.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${text.code})` };
  const problem = jsonProblem(text);
  if (problem !== null) return { ok: false, error: `is not JSON: ${problem}` };
  const list = SourceList.safeParse(JSON.parse(text));
  return list.success
    ? { ok: true, servers: list.data.servers }
    : { ok: false, error: list.error.issues[0]?.message ?? 'cannot be read' };
}

async function parseEntry(entry: unknown, base: Parameters<CrawlSource['parseEntry']>[1]): Promise<Parsed> {
  const kind = kindOf(entry);
  const source = SOURCES.find(({ id }) => id === kind);
  return source ? source.parseEntry(entry, base) : { ok: false, error: `source: must be one of ${IDS}` };
}

function kindOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'source' in entry ? entry.source : undefined;
}

function findClash(ref: ServerRef, earlier: readonly ServerRef[]): string | null {
  const same = earlier.findIndex((other) => (ref.slug ?? ref.name) === (other.slug ?? other.name));
  return same === -1 ? null : `has the same slug or name as servers[${same}]; give one of them a slug of its own`;
}

function nameOf(entry: unknown): string {
  const fields = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>) : {};
  const name = fields.package ?? fields.folder ?? fields.file ?? fields.slug;
  return typeof name === 'string' ? ` (${basename(name) === name ? name : name.slice(0, 100)})` : '';
}
