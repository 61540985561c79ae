import { resolve } from 'node:path';
import type { PassedSecrets } from '../../context.ts';
import type { ServerRef } from '../../types.ts';
import { CLIENT_IDS, isClientId } from './clients.ts';
import { findConfigs } from './find-configs.ts';
import { readConfigFile } from './read-config-file.ts';
import type { ConfigBase, ConfigRead, ConfigServer } from './types.ts';

/** Which configurations a person asks for. */
export interface ConfigRequest {
  /** Files as they were named; relative ones are taken from the base's `cwd`. */
  readonly files: readonly string[];
  /** Ids of clients, or `auto` for every client. */
  readonly clients: readonly string[];
  /** Also servers that are switched off in their client. */
  readonly withDisabled: boolean;
}

/** What several configurations come to. */
export interface ConfigsRead {
  readonly reads: readonly ConfigRead[];
  /** Each server once: the same way to it in two files is one. */
  readonly refs: readonly ServerRef[];
  /** The secrets of the servers that the person named, for the crawl's context. */
  readonly secretsFor: (ref: ServerRef) => PassedSecrets | null;
}

export type Configs =
  | { readonly ok: true; readonly configs: ConfigsRead }
  /** One line; `isUsage` where the request itself is wrong. */
  | { readonly ok: false; readonly error: string; readonly isUsage: boolean };

/** Finds and reads the configurations of a request. */
export async function readConfigs(request: ConfigRequest, base: ConfigBase): Promise<Configs> {
  const unknown = request.clients.find((client) => client !== 'auto' && !isClientId(client));
  if (unknown !== undefined) {
    const error = `config:${unknown}: no such client; there are ${CLIENT_IDS.join(', ')}, and auto for all of them`;
    return { ok: false, isUsage: true, error };
  }
  const reads = [...(await readNamed(request.files, base)), ...(await readFound(request.clients, base))];
  const broken = reads
    .slice(0, request.files.length)
    .find(({ problem, servers }) => problem !== null && servers.length === 0);
  if (broken) return { ok: false, isUsage: false, error: `${broken.file} ${broken.problem}` };
  if (reads.length === 0) return { ok: false, isUsage: false, error: NONE };
  const servers = reads.flatMap((read) => read.servers.map((server) => ({ server, file: read.file })));
  const missing = base.useSecrets?.find((name) => !servers.some(({ server }) => server.name === name));
  if (missing !== undefined) {
    const names = [...new Set(servers.map(({ server }) => server.name))].join(', ');
    return { ok: false, isUsage: true, error: `--use-secrets ${missing}: no such server; there are ${names}` };
  }
  const doubted = findDoubted(servers, base.useSecrets ?? []);
  if (doubted !== null) return { ok: false, isUsage: true, error: doubted };
  return {
    ok: true,
    configs: { reads, refs: distinct(servers, request.withDisabled), secretsFor: secretsOf(servers) },
  };
}

const NONE = 'no configuration of a client was found; docs/configs.md lists where they are looked for';

async function readNamed(files: readonly string[], base: ConfigBase): Promise<ConfigRead[]> {
  return Promise.all(files.map((file) => readConfigFile(resolve(base.cwd, file), null, base)));
}

async function readFound(clients: readonly string[], base: ConfigBase): Promise<ConfigRead[]> {
  if (clients.length === 0) return [];
  const found = await findConfigs(base);
  const wanted = found.filter(({ client }) => clients.includes('auto') || clients.includes(client));
  return Promise.all(wanted.map(({ client, file }) => readConfigFile(file, client, base)));
}

type Found = { readonly server: ConfigServer; readonly file: string };

/** In one file two entries are two servers, however alike: each is asked for by its key. */
function distinct(found: readonly Found[], withDisabled: boolean): ServerRef[] {
  const fileOf = new Map<string, string>();
  const refs: ServerRef[] = [];
  for (const { server, file } of found) {
    if (server.ref === null || (server.isDisabled && !withDisabled)) continue;
    // Servers of two files that differ in their secrets alone are two where these are passed.
    const way = JSON.stringify([server.ref.reach, server.passed?.reach ?? null]);
    const first = fileOf.get(way);
    if (first !== undefined && first !== file) continue;
    fileOf.set(way, file);
    refs.push(server.ref);
  }
  return refs;
}

/** A stranger's project may name its server as one's own: only one of them is meant to get the secrets. */
function findDoubted(found: readonly Found[], names: readonly string[]): string | null {
  for (const name of names) {
    const meant = distinct(found, true).filter((ref) => ref.name === name);
    if (meant.length < 2) continue;
    const files = [...new Set(meant.map(({ configEntry }) => configEntry?.file))].join(', ');
    return `--use-secrets ${name}: servers of that name stand in ${files}; name the file that is meant with --config FILE`;
  }
  return null;
}

/** By the entry rather than the object: what is crawled is a copy with an exact version. */
function secretsOf(found: readonly Found[]): ConfigsRead['secretsFor'] {
  const passed = new Map<string, PassedSecrets>();
  for (const { server } of found) if (server.ref && server.passed) passed.set(entryKey(server.ref), server.passed);
  return (ref) => (ref.configEntry === undefined ? null : (passed.get(entryKey(ref)) ?? null));
}

function entryKey({ name, configEntry }: ServerRef): string {
  return JSON.stringify([name, configEntry?.file, configEntry?.project]);
}
