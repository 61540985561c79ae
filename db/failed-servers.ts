import { and, eq, isNull, sql } from 'drizzle-orm';
import { type CrawlFailure, lastFailures } from './read-servers.ts';
import { servers } from './schema.ts';
import type { Db } from './types.ts';

export interface FailedServer extends CrawlFailure {
  readonly slug: string;
  readonly name: string;
  readonly title: string | null;
  /** True if an earlier listing is shown. */
  readonly isListed: boolean;
}

/** Servers whose last attempt failed, by slug. */
export async function failedServers(db: Db): Promise<FailedServer[]> {
  const rows = await db
    .select({
      id: servers.id,
      slug: servers.slug,
      name: servers.name,
      title: servers.title,
      listingId: servers.listingId,
    })
    .from(servers)
    .where(
      and(
        isNull(servers.mergedInto),
        eq(sql`(select status from crawls where server_id = ${servers.id} order by id desc limit 1)`, 'failed'),
      ),
    )
    .orderBy(sql`${servers.slug} collate "C"`);
  if (rows.length === 0) return [];
  const failures = await lastFailures(
    db,
    rows.map((row) => row.id),
  );
  return rows.flatMap(({ id, listingId, ...row }) => {
    const failure = failures.get(id);
    return failure === undefined ? [] : [{ ...row, ...failure, isListed: listingId !== null }];
  });
}
