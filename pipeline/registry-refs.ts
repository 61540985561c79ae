import type { ServerRef } from '#crawler/types.ts';
import { plainSlug } from '#db/slugs.ts';
import { crawlableNames, readRefs } from '#db/source-entries.ts';
import type { Db } from '#db/types.ts';
import type { RefList } from './crawl.ts';

/** Refs at a time: a hundred kilobytes. */
const BATCH = 200;

export interface RegistryChoice {
  /** At most so many servers, the last updated ones; null for all. */
  readonly limit?: number | null | undefined;
  /** Only these, by name or by the slug they would get; empty for all. */
  readonly only?: readonly string[] | undefined;
}

/** The servers of a stored registry in batches, the last updated first. `source` is its key. Only their names are held all at once. */
export async function* registryRefs(db: Db, source: string, choice: RegistryChoice = {}): AsyncIterable<ServerRef[]> {
  yield* inBatches(db, source, await chosenNames(db, source, choice));
}

/** The same servers one by one after `first`, as a crawl takes them. */
export async function withRegistryRefs(
  db: Db,
  first: readonly ServerRef[],
  sources: readonly string[],
  choice: RegistryChoice = {},
): Promise<RefList> {
  if (sources.length === 0) return first;
  const chosen = await Promise.all(
    sources.map(async (source) => ({ source, names: await chosenNames(db, source, choice) })),
  );
  return {
    length: first.length + chosen.reduce((sum, { names }) => sum + names.length, 0),
    async *[Symbol.asyncIterator]() {
      yield* first;
      for (const { source, names } of chosen) for await (const refs of inBatches(db, source, names)) yield* refs;
    },
  };
}

async function* inBatches(db: Db, source: string, names: readonly string[]): AsyncIterable<ServerRef[]> {
  for (let at = 0; at < names.length; at += BATCH) yield await readRefs(db, source, names.slice(at, at + BATCH));
}

async function chosenNames(db: Db, source: string, { limit = null, only = [] }: RegistryChoice): Promise<string[]> {
  if (only.length === 0) return crawlableNames(db, source, limit);
  const wanted = new Set(only);
  const names = await crawlableNames(db, source, null);
  return names.filter((name) => wanted.has(name) || wanted.has(plainSlug(name))).slice(0, limit ?? undefined);
}
