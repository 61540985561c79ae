/** What a record of the index says of a tool or server; strangers' text. */
export interface Found {
  readonly url: string;
  readonly title: string;
  /** Where it is from and what it does: `Twenty CRM · write`, `server · 219 tools`. */
  readonly about: string;
  readonly risk: string;
}

export interface Answer {
  /** How many records match. */
  readonly total: number;
  readonly found: readonly Found[];
}

interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { data(): Promise<PagefindRecord> }[] }>;
}

interface PagefindRecord {
  readonly url: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
}

/** Asks the index, which is fetched on the first question. Rejects where it cannot be loaded. */
export async function ask(query: string, most: number): Promise<Answer> {
  const pagefind = await load();
  const { results } = await pagefind.search(query);
  const records = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return { total: results.length, found: records.map(toFound) };
}

let loading: Promise<Pagefind> | undefined;

/** A failed load is forgotten, so that the next question tries again. */
function load(): Promise<Pagefind> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(): Promise<Pagefind> {
  // Written beside the pages after the build, so the bundler must not look for it.
  const address = '/pagefind/pagefind.js';
  const pagefind: Pagefind = await import(/* @vite-ignore */ address);
  await pagefind.init();
  return pagefind;
}

function toFound({ url, meta }: PagefindRecord): Found {
  return {
    url: isOwn(url) ? url : '/',
    title: meta.title ?? url,
    about: meta.kind === 'server' ? `server · ${meta.tools} tools` : `${meta.server} · ${meta.category}`,
    risk: meta.risk ?? '',
  };
}

function isOwn(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('//');
}
