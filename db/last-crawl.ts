import { and, desc, eq } from 'drizzle-orm';
import type { CrawlFailureReason, ServerRef } from '#crawler/types.ts';
import { findServer } from './find-server.ts';
import { crawls } from './schema.ts';
import type { Db } from './types.ts';

export interface LastCrawl {
  readonly slug: string;
  readonly crawlKey: string;
  readonly status: 'listed' | 'failed';
  readonly reason: CrawlFailureReason | null;
  readonly detail: string | null;
  readonly tools: number;
  readonly dropped: number;
}

/**
 * The last attempt that settled something: a listing or a permanent failure. Where its key is the present one, starting the server again would
 * answer the same. Null if there is none.
 */
export async function lastSettledCrawl(db: Db, ref: ServerRef): Promise<LastCrawl | null> {
  const server = await findServer(db, ref);
  if (server === null) return null;
  const [last] = await db
    .select({
      crawlKey: crawls.crawlKey,
      status: crawls.status,
      reason: crawls.reason,
      detail: crawls.detail,
      tools: crawls.toolCount,
      dropped: crawls.droppedCount,
    })
    .from(crawls)
    .where(and(eq(crawls.serverId, server.id), eq(crawls.isSettled, true)))
    .orderBy(desc(crawls.id))
    .limit(1);
  return last === undefined ? null : { slug: server.slug, ...last };
}
