import type { CrawlContext } from '../context.ts';
import type { CrawlResult, ReachOf, ServerReach } from '../types.ts';

/** One way to list a server's tools. */
export interface Reacher<Kind extends ServerReach['kind']> {
  /** Everything that decides what a crawl would see, without starting anything or asking anybody. */
  keyParts(reach: ReachOf<Kind>): Promise<readonly unknown[]>;
  /** Lists the server's tools. */
  crawl(reach: ReachOf<Kind>, context: CrawlContext): Promise<CrawlResult>;
}
