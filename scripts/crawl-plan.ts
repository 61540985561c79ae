import path from 'node:path';
import { openSandbox } from '#crawler/sandbox/index.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import { readSources, resolveSourceArgument } from '#crawler/sources/index.ts';
import type { ServerRef } from '#crawler/types.ts';
import { selectRefs } from '#pipeline/crawl.ts';
import { count, say } from './log.ts';
import { dataDir, SOURCES_FILE } from './places.ts';

/** The options of `crawl` and `up` that say which servers and how. */
export interface CrawlFlags {
  readonly source?: readonly string[];
  readonly only?: readonly string[];
  readonly sandbox: 'auto' | 'bwrap' | 'none';
  readonly concurrency?: number;
  readonly refresh?: boolean;
  readonly strict?: boolean;
}

export interface CrawlPlan {
  readonly refs: readonly ServerRef[];
  readonly sandbox: Sandbox;
  readonly cacheDir: string;
  readonly concurrency: number | undefined;
  readonly refresh: boolean;
}

export type Planned =
  | { readonly ok: true; readonly plan: CrawlPlan }
  | { readonly ok: false; readonly error: string; readonly isUsage: boolean };

/** Which servers to crawl and how. The error is one line; `isUsage` where the command line is at fault rather than a file. */
export async function planCrawl(flags: CrawlFlags): Promise<Planned> {
  const named = await namedRefs(flags.source ?? []);
  if (!named.ok) return named;
  const refs = selectRefs(named.refs, flags.only ?? []);
  const missing = (flags.only ?? []).find((name) => selectRefs(named.refs, [name]).length === 0);
  if (missing !== undefined) {
    const known = named.refs.map((ref) => ref.slug ?? ref.name).join(', ');
    return {
      ok: false,
      isUsage: true,
      error: `--only ${missing}: no such server among the sources; there are ${known}`,
    };
  }
  const sandbox = await openSandbox(flags.sandbox);
  saySandbox(sandbox, refs.length);
  return {
    ok: true,
    plan: {
      refs,
      sandbox,
      cacheDir: path.join(dataDir(), 'cache'),
      concurrency: flags.concurrency,
      refresh: flags.refresh ?? false,
    },
  };
}

type Refs =
  | { readonly ok: true; readonly refs: readonly ServerRef[] }
  | { readonly ok: false; readonly error: string; readonly isUsage: boolean };

/** `--source` replaces sources.json. */
async function namedRefs(sources: readonly string[]): Promise<Refs> {
  if (sources.length === 0) {
    const read = await readSources(SOURCES_FILE);
    return read.ok ? read : { ok: false, error: read.error, isUsage: false };
  }
  const refs: ServerRef[] = [];
  for (const source of sources) {
    const resolved = await resolveSourceArgument(source, process.cwd());
    if (!resolved.ok) return { ok: false, error: `--source ${source}: ${resolved.error}`, isUsage: true };
    refs.push(resolved.ref);
  }
  return { ok: true, refs };
}

const HOW_RUN = {
  bwrap: 'in the bubblewrap sandbox, without network',
  none: 'WITHOUT a sandbox, as you asked: they run with your rights',
} as const;

function saySandbox(sandbox: Sandbox, servers: number): void {
  const how = sandbox.kind === 'absent' ? `no sandbox: ${sandbox.problem}` : HOW_RUN[sandbox.kind];
  say('crawl', `${count(servers, 'server')}, ${how}`);
}
