import { classifyServer } from '#classifier/classify.ts';
import { RULES } from '#classifier/rules/index.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import type { Db, OpenDb } from '#db/types.ts';
import { type ClassifySummary, classifyTools } from './classify.ts';
import { type CrawlOptions, type CrawlOutcome, crawlServers } from './crawl.ts';
import { type PublishOptions, type PublishProgress, type PublishResult, publish } from './publish.ts';

export type UpProgress =
  | { readonly step: 'crawl'; readonly outcome: CrawlOutcome; readonly done: number; readonly of: number }
  | { readonly step: 'crawled'; readonly outcomes: readonly CrawlOutcome[] }
  | { readonly step: 'classify'; readonly done: ClassifySummary }
  | { readonly step: 'classified'; readonly summary: ClassifySummary }
  | { readonly step: 'publish'; readonly progress: PublishProgress };

export interface UpOptions
  extends Omit<CrawlOptions, 'db' | 'onResult'>,
    Pick<PublishOptions, 'dataDir' | 'outDir' | 'siteUrl' | 'command' | 'buildSite' | 'writeSearchIndex'> {
  /** Closed when the page data is written, or when a step fails. */
  readonly opened: OpenDb;
  readonly report: (progress: UpProgress) => void;
  /** Comes between the rules and the pages: the model stage, where one is asked for. */
  readonly askModel?: ((db: Db, rulesetVersion: string) => Promise<void>) | undefined;
}

export interface UpSummary {
  readonly crawled: readonly CrawlOutcome[];
  readonly classified: ClassifySummary;
  readonly published: PublishResult;
}

/** Crawls, classifies and publishes in order. Servers that fail are outcomes; rejects where the database does or the signal aborts. */
export async function up(options: UpOptions): Promise<UpSummary> {
  const { opened, report, signal } = options;
  try {
    let done = 0;
    const of = options.refs.length;
    const onResult = (outcome: CrawlOutcome) => report({ step: 'crawl', outcome, done: ++done, of });
    const crawled = await crawlServers({ ...options, db: opened.db, onResult });
    report({ step: 'crawled', outcomes: crawled });
    const version = rulesetVersion();
    const classified = await classifyTools({
      db: opened.db,
      classifyServer,
      rulesetVersion: version,
      signal,
      onProgress: (summary) => report({ step: 'classify', done: summary }),
    });
    report({ step: 'classified', summary: classified });
    await options.askModel?.(opened.db, version);
    // An interrupted stage gives what it has; the run is over all the same.
    signal?.throwIfAborted();
    const published = await publish({
      ...pick(options),
      rules: RULES,
      rulesetVersion: version,
      onProgress: (progress) => report({ step: 'publish', progress }),
    });
    return { crawled, classified, published };
  } finally {
    await opened.close();
  }
}

/** What of it is publish's; `onProgress` of the crawl is not. */
function pick({
  opened,
  dataDir,
  outDir,
  siteUrl,
  command,
  signal,
  buildSite,
  writeSearchIndex,
}: UpOptions): Omit<PublishOptions, 'rules' | 'rulesetVersion'> {
  return {
    opened,
    dataDir,
    outDir,
    siteUrl,
    command,
    signal,
    ...(buildSite && { buildSite }),
    ...(writeSearchIndex && { writeSearchIndex }),
  };
}
