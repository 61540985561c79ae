import { and, desc, eq } from 'drizzle-orm';
import type { CrawlFailureReason, ServerRef } from '#crawler/types.ts';
import { findServer, type ServerRecord } from './find-server.ts';
import { crawls } from './schema.ts';
import { storableText } from './storable.ts';
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
 * answer the same. Null if there is none, or if the source now
 * calls or describes the server differently: its tools are judged beside those words.
 */
export async function lastSettledCrawl(db: Db, ref: ServerRef): Promise<LastCrawl | null> {
  const server = await findServer(db, ref);
  if (server === null || hasNewWords(server, ref)) return null;
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

function hasNewWords(server: ServerRecord, ref: ServerRef): boolean {
  return server.title !== stored(ref.title) || server.description !== stored(ref.description);
}

function stored(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
