import { and, count, eq, isNotNull, isNull, min, ne, or, sql } from 'drizzle-orm';
import { CRAWL_FAILURE_REASONS, type CrawlFailureReason } from '#crawler/types.ts';
import { servers, sourceWalks, tools } from './schema.ts';
import type { Db } from './types.ts';

/** How much of what is known is listed and judged. Servers that turned out to be another one are not counted. */
export interface Coverage {
  readonly servers: {
    readonly known: number;
    /** There is a list, and the last look did not fail. */
    readonly listed: number;
    /** The last look failed; an earlier list may still be shown. */
    readonly failing: number;
    readonly failingByReason: readonly { readonly reason: CrawlFailureReason; readonly servers: number }[];
    /** Named by no source any more. */
    readonly unlisted: number;
    /** When the server that waits the longest was last looked at; null where none is known. */
    readonly oldestCheck: Date | null;
  };
  readonly tools: { readonly present: number; readonly judged: number; readonly due: number };
  readonly walks: readonly {
    readonly source: string;
    readonly isUnderWay: boolean;
    readonly finishedAt: Date | null;
    readonly watermark: string | null;
    readonly problem: string | null;
  }[];
}

export async function readCoverage(db: Db, rulesetVersion: string): Promise<Coverage> {
  const [known] = await db
    .select({ known: count(), oldestCheck: min(servers.checkedAt) })
    .from(servers)
    .where(and(isNull(servers.mergedInto), isNull(servers.unlistedAt)));
  const failingByReason = await failures(db);
  const failing = failingByReason.reduce((sum, one) => sum + one.servers, 0);
  return {
    servers: {
      known: known?.known ?? 0,
      listed: await listedServers(db),
      failing,
      failingByReason,
      unlisted: await unlistedServers(db),
      oldestCheck: known?.oldestCheck ?? null,
    },
    tools: await judgedTools(db, rulesetVersion),
    walks: await walks(db),
  };
}

const LAST_STATUS = sql`(select status from crawls where server_id = ${servers.id} order by id desc limit 1)`;
const LAST_REASON = sql<CrawlFailureReason>`(select reason from crawls where server_id = ${servers.id} order by id desc limit 1)`;
const IS_CURRENT = and(isNull(servers.mergedInto), isNull(servers.unlistedAt));

async function failures(db: Db): Promise<Coverage['servers']['failingByReason']> {
  const rows = await db
    .select({ reason: LAST_REASON.as('reason'), servers: count() })
    .from(servers)
    .where(and(IS_CURRENT, eq(LAST_STATUS, 'failed')))
    .groupBy(sql`reason`);
  const counts = new Map(rows.map((row) => [row.reason, row.servers]));
  return CRAWL_FAILURE_REASONS.flatMap((reason) => {
    const number = counts.get(reason);
    return number === undefined ? [] : [{ reason, servers: number }];
  });
}

async function listedServers(db: Db): Promise<number> {
  const [row] = await db
    .select({ servers: count() })
    .from(servers)
    .where(and(IS_CURRENT, isNotNull(servers.listingId), eq(LAST_STATUS, 'listed')));
  return row?.servers ?? 0;
}

async function unlistedServers(db: Db): Promise<number> {
  const [row] = await db
    .select({ servers: count() })
    .from(servers)
    .where(and(isNull(servers.mergedInto), isNotNull(servers.unlistedAt)));
  return row?.servers ?? 0;
}

async function judgedTools(db: Db, rulesetVersion: string): Promise<Coverage['tools']> {
  const isDue = or(isNull(tools.rulesetVersion), ne(tools.rulesetVersion, rulesetVersion));
  const [row] = await db
    .select({ present: count(), due: sql<number>`(count(*) filter (where ${isDue}))::int` })
    .from(tools)
    .where(eq(tools.isPresent, true));
  const { present = 0, due = 0 } = row ?? {};
  return { present, due, judged: present - due };
}

async function walks(db: Db): Promise<Coverage['walks']> {
  const rows = await db.select().from(sourceWalks).orderBy(sourceWalks.source);
  return rows.map(({ source, kind, finishedAt, watermark, problem }) => {
    return { source, isUnderWay: kind !== null, finishedAt, watermark, problem };
  });
}
