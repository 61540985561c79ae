import type { RegistrySource } from '#crawler/sources/registry/address.ts';
import type { Db } from '#db/types.ts';
import type { RegistryWalkSummary } from '#pipeline/walk-registry.ts';
import { count, paint, say } from './log.ts';

/** Walks through registries one after the other and says how each went. Returns what went wrong, a line each. */
export async function walkRegistries(
  registries: readonly RegistrySource[],
  options: { readonly db: Db; readonly mode: 'auto' | 'full'; readonly signal: AbortSignal },
): Promise<string[]> {
  if (registries.length === 0) return [];
  const { storeRegistryWalk } = await import('#pipeline/walk-registry.ts');
  const problems: string[] = [];
  for (const registry of registries) {
    const summary = await storeRegistryWalk({ ...options, registry, onPage: pageReporter(registry) });
    say('registry', describe(registry, summary));
    if (summary.problem === null) continue;
    problems.push(`${registry.url} ${summary.problem}`);
    say('registry', `${paint.yellow('incomplete')} ${registry.url} ${summary.problem}`);
  }
  return problems;
}

/** One line every so many pages: a walk through ten thousand servers takes a hundred. */
const PAGES_A_LINE = 20;

function pageReporter({ url }: RegistrySource): (walk: { readonly pages: number; readonly entries: number }) => void {
  return ({ pages, entries }) => {
    if (pages % PAGES_A_LINE === 0) say('registry', paint.dim(`${url}: ${entries.toLocaleString('en')} entries`));
  };
}

function describe({ url }: RegistrySource, summary: RegistryWalkSummary): string {
  const all = { full: 'all, ', incremental: 'what changed, ' }[summary.kind];
  const what = `${summary.isComplete ? all : ''}${count(summary.pages, 'page')}`;
  const read = `${summary.isResumed ? 'went on and ' : ''}read ${what}`;
  const parts = [
    `${count(summary.crawlable, 'server')} to crawl`,
    ...(summary.without > 0 ? [`${summary.without.toLocaleString('en')} without a way that is known`] : []),
    ...(summary.dropped > 0 ? [`${summary.dropped} unreadable`] : []),
    ...(summary.unlisted > 0 ? [`${summary.unlisted} gone`] : []),
  ];
  return `${url}: ${read}; ${parts.join(', ')}`;
}
