import { max } from 'drizzle-orm';
import { crawls } from './schema.ts';
import type { Db } from './types.ts';

/** When an attempt last ended; null before the first. */
export async function lastCrawlTime(db: Db): Promise<Date | null> {
  const [row] = await db.select({ at: max(crawls.finishedAt) }).from(crawls);
  return row?.at ?? null;
}
