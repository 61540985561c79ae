import { desc, eq } from 'drizzle-orm';
import type { AuthChallenge, CrawlFailureReason, ServerRef } from '#crawler/types.ts';
import { findServer } from './find-server.ts';
import { crawls } from './schema.ts';
import type { Db } from './types.ts';

export interface LastAttempt {
  /** `crawls.id` */
  readonly id: number;
  readonly serverId: number;
  readonly slug: string;
  readonly status: 'listed' | 'failed';
  readonly reason: CrawlFailureReason | null;
  readonly detail: string | null;
  readonly challenge: AuthChallenge | null;
  /** Seconds after its end, as the other side asked. */
  readonly retryAfterSeconds: number | null;
  readonly tools: number;
  readonly dropped: number;
  readonly ms: number;
}

/** The last attempt to list the server of a ref, settled or not; null before the first. */
export async function lastAttempt(db: Db, ref: ServerRef): Promise<LastAttempt | null> {
  const server = await findServer(db, ref);
  if (server === null) return null;
  const [last] = await db
    .select({
      id: crawls.id,
      serverId: crawls.serverId,
      status: crawls.status,
      reason: crawls.reason,
      detail: crawls.detail,
      challenge: crawls.challenge,
      retryAfterSeconds: crawls.retryAfterSeconds,
      tools: crawls.toolCount,
      dropped: crawls.droppedCount,
      ms: crawls.ms,
    })
    .from(crawls)
    .where(eq(crawls.serverId, server.id))
    .orderBy(desc(crawls.id))
    .limit(1);
  return last === undefined ? null : { ...last, slug: server.slug };
}
