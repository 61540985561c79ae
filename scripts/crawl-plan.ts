import path from 'node:path';
import type { CrawlContext } from '#crawler/context.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import { readSources, resolveSourceArgument } from '#crawler/sources/index.ts';
import { parseRegistry, type RegistrySource, registryKey } from '#crawler/sources/registry/address.ts';
import type { ServerRef } from '#crawler/types.ts';
import type { Db } from '#db/types.ts';
import { type RefList, selectRefs } from '#pipeline/crawl.ts';
import { type RegistryChoice, withRegistryRefs } from '#pipeline/registry-refs.ts';
import { cacheBytes } from './cache-limit.ts';
import { type ConfigFlags, problemLines, readConfigRefs } from './config-refs.ts';
import { dataDir, SOURCES_FILE } from './places.ts';
import { sayPlan } from './plan-text.ts';
import { walkRegistries } from './registry-walks.ts';

/** The options of `crawl` and `up` that say which servers and how. */
export interface CrawlFlags extends ConfigFlags {
  readonly source?: readonly string[];
  /** A list in place of sources.json. */
  readonly sources?: string;
  readonly allowPrivate?: boolean;
  readonly identities?: readonly string[];
  readonly sandbox: 'auto' | 'bwrap' | 'none';
  readonly concurrency?: number;
  readonly refresh?: boolean;
  readonly strict?: boolean;
  readonly fullWalk?: boolean;
  readonly limit?: number;
  readonly cacheLimit?: number;
}

export interface CrawlPlan extends Pick<CrawlContext, 'allowPrivate' | 'identities' | 'secretsFor'> {
  readonly refs: RefList;
  /** What went wrong before the crawl, such as a registry that was walked through in part; a failure for --strict alone. */
  readonly problems: readonly string[];
  readonly sandbox: Sandbox;
  readonly cacheDir: string;
  readonly concurrency: number | undefined;
  readonly refresh: boolean;
  /** Set where everything that sources.json, or the list in its place, names is crawled: what it names no more is marked then. */
  readonly list?: string;
  /** Bytes that installed packages may take. */
  readonly cacheBytes?: number;
}

export type Planned =
  | { readonly ok: true; readonly plan: CrawlPlan }
  | { readonly ok: false; readonly error: string; readonly isUsage: boolean };

/** What planning needs of the command: registries are walked through, and their servers read from the catalogue's copy. */
export interface PlanContext {
  readonly db: Db;
  readonly signal: AbortSignal;
}

/** Which servers to crawl and how. The error is one line; `isUsage` where the command line is at fault rather than a file. */
export async function planCrawl(flags: CrawlFlags, context: PlanContext): Promise<Planned> {
  const named = await namedRefs(flags);
  if (!named.ok) return named;
  const { registries } = named;
  if (registries.length === 0 && (flags.fullWalk || flags.limit !== undefined))
    return { ok: false, isUsage: true, error: '--full-walk and --limit are for registries, and no source is one' };
  const walked = await walkRegistries(registries, { ...context, mode: flags.fullWalk ? 'full' : 'auto' });
  const problems = [...named.problems, ...walked];
  const refs = await chosenRefs(named, flags, context.db);
  if (!refs.ok) return refs;
  const [problem] = problems;
  if (refs.list.length === 0 && problem !== undefined) return { ok: false, isUsage: false, error: problem };
  const cache = cacheBytes(flags.cacheLimit);
  if (!cache.ok) return { ok: false, isUsage: true, error: cache.error };
  const sandbox = await openSandbox(flags.sandbox);
  sayPlan(refs.list, sandbox);
  return {
    ok: true,
    plan: {
      refs: refs.list,
      problems,
      sandbox,
      cacheDir: path.join(dataDir(), 'cache'),
      concurrency: flags.concurrency,
      refresh: flags.refresh ?? false,
      ...(isWhole(flags) && problems.length === 0 && { list: listName(flags) }),
      ...(cache.bytes !== undefined && { cacheBytes: cache.bytes }),
      allowPrivate: flags.allowPrivate ?? false,
      ...(flags.identities && { identities: flags.identities }),
      ...(named.secretsFor && { secretsFor: named.secretsFor }),
    },
  };
}

/** True where the run names every server there is a source for. */
function isWhole({ source = [], config = [], only = [], limit }: CrawlFlags): boolean {
  return [...source, ...config, ...only].length === 0 && limit === undefined;
}

/** Under which name the catalogue knows what a list holds: another file is another list, whose servers have nothing to do with this one's. */
function listName({ sources }: CrawlFlags): string {
  const file = path.resolve(sources ?? SOURCES_FILE);
  return file === SOURCES_FILE ? 'sources.json' : `sources:${file}`;
}

/** What `--only` and `--limit` leave of the sources. */
async function chosenRefs(
  { refs, registries }: NamedRefs,
  { only = [], limit }: CrawlFlags,
  db: Db,
): Promise<{ readonly ok: true; readonly list: RefList } | Extract<Planned, { ok: false }>> {
  const sources = registries.map(registryKey);
  const choose = (choice: RegistryChoice) => withRegistryRefs(db, selectRefs(refs, choice.only ?? []), sources, choice);
  for (const name of only) {
    if ((await choose({ only: [name] })).length > 0) continue;
    const known = refs.map((ref) => ref.slug ?? ref.name).join(', ');
    const there = registries.length === 0 ? `there are ${known}` : 'registries know theirs by the whole name';
    return { ok: false, isUsage: true, error: `--only ${name}: no such server among the sources; ${there}` };
  }
  return { ok: true, list: await choose({ only, limit }) };
}

interface NamedRefs {
  readonly ok: true;
  readonly refs: readonly ServerRef[];
  readonly registries: readonly RegistrySource[];
  /** Entries of configurations that cannot be crawled. */
  readonly problems: readonly string[];
  readonly secretsFor?: CrawlContext['secretsFor'];
}

type Refs = NamedRefs | { readonly ok: false; readonly error: string; readonly isUsage: boolean };

/** `--source` and `--config` replace sources.json. */
async function namedRefs(flags: CrawlFlags): Promise<Refs> {
  const { source = [], config = [] } = flags;
  if (source.length === 0 && config.length === 0) {
    const read = await readSources(flags.sources ?? SOURCES_FILE);
    return withSecretsOnlyForConfigs(flags, read.ok ? { ...read, problems: [] } : { ...read, isUsage: false });
  }
  const clients = source.flatMap((one) => (/^config(?::|$)/.test(one) ? [one.slice('config:'.length) || 'auto'] : []));
  const others = await refsOfSources(source.filter((one) => !/^config(?::|$)/.test(one)));
  if (!others.ok || (clients.length === 0 && config.length === 0)) return withSecretsOnlyForConfigs(flags, others);
  const read = await readConfigRefs(flags, clients);
  if (!read.ok) return read;
  const { reads, refs, secretsFor } = read.configs;
  return { ...others, refs: [...others.refs, ...refs], problems: reads.flatMap(problemLines), secretsFor };
}

function withSecretsOnlyForConfigs(flags: CrawlFlags, refs: Refs): Refs {
  if (flags.useSecrets === undefined || !refs.ok) return refs;
  const error =
    '--use-secrets is for servers of a configuration: name one with --config FILE or --source config:CLIENT';
  return { ok: false, isUsage: true, error };
}

async function refsOfSources(sources: readonly string[]): Promise<Refs> {
  const refs: ServerRef[] = [];
  const registries: RegistrySource[] = [];
  for (const source of sources) {
    // A mistyped address may hold a login, and logs are kept.
    const shown = source.replace(/\/\/[^/]*@/, '//…@');
    if (/^registry(?::|$)/.test(source)) {
      const parsed = parseRegistry(source.slice('registry:'.length));
      if (!parsed.ok) return { ok: false, error: `--source ${shown}: ${parsed.error}`, isUsage: true };
      registries.push(parsed.registry);
      continue;
    }
    const resolved = await resolveSourceArgument(source, process.cwd());
    if (!resolved.ok) return { ok: false, error: `--source ${shown}: ${resolved.error}`, isUsage: true };
    refs.push(resolved.ref);
  }
  return { ok: true, refs, registries, problems: [] };
}
