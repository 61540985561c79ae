import { inArray, sql } from 'drizzle-orm';
import type { CrawlFailureReason, ServerRef } from '#crawler/types.ts';
import { findServers, type ServerRecord } from './find-server.ts';
import { highestRankOf, rankOf } from './lead-rank.ts';
import { namedBy, originsOf } from './origin-keys.ts';
import { serverOrigins } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

/** A ref and the key that its crawl would have now; null where there is nothing to compute one from. */
export interface AskedCrawl {
  readonly ref: ServerRef;
  readonly crawlKey: string | null;
}

/** What is known of a ref's server without starting anything. */
export interface KnownCrawl {
  readonly serverId: number;
  readonly slug: string;
  /**
   * The last attempt that settled something (a listing or a permanent failure), where its key is the present one: starting the server again would
   * answer the same. For a ref that does not lead its server, the server's listing: another entry's words and arguments decide over it.
   */
  readonly settled: SettledCrawl | null;
  /** True where everything that the ref says of its server is kept already. */
  readonly areOriginsKept: boolean;
}

export interface SettledCrawl {
  readonly status: 'listed' | 'failed';
  readonly reason: CrawlFailureReason | null;
  readonly detail: string | null;
  readonly tools: number;
  readonly dropped: number;
  readonly finishedAt: Date;
}

/** What is known of each ref, in three queries for all of them; null where the server is new. */
export async function knownCrawls(db: Db, asked: readonly AskedCrawl[]): Promise<(KnownCrawl | null)[]> {
  const servers = await findServers(
    db,
    asked.map(({ ref }) => ref),
  );
  const settled = await settledCrawls(db, asked, servers);
  const said = await keptOrigins(
    db,
    asked.map(({ ref }) => namedBy(ref)),
  );
  return servers.map((server, at) => {
    const ref = asked[at]?.ref;
    if (server === null || ref === undefined) return null;
    const { id: serverId, slug } = server;
    return { serverId, slug, settled: settled.get(at) ?? null, areOriginsKept: areKept(ref, server, said) };
  });
}

interface SettledRow extends Omit<SettledCrawl, 'finishedAt'> {
  readonly at: number;
  readonly finished_at: string | Date;
}

/**
 * An equal key counts where nothing settled since, so that a changed configuration that is changed back is crawled again; an equal key that failed
 * counts also beside other entries' attempts, as long as the server never gave a list.
 */
async function settledCrawls(
  db: Db,
  asked: readonly AskedCrawl[],
  servers: readonly (ServerRecord | null)[],
): Promise<Map<number, SettledCrawl>> {
  const wanted = asked.flatMap(({ ref, crawlKey }, at) => {
    const server = servers[at];
    if (!server) return [];
    const isLed = isLedBy(server, ref) || mayTakeOver(ref, server);
    if (isLed && (crawlKey === null || hasNewWords(server, ref))) return [];
    // Without a listing another entry's attempt may be the one that gives it.
    return [{ at, server: server.id, key: isLed || server.listingId === null ? (crawlKey ?? '') : null }];
  });
  if (wanted.length === 0) return new Map();
  const found = await db.execute(sql`
    select asked.at, c.status, c.reason, c.detail, c.tool_count as tools, c.dropped_count as dropped, c.finished_at
    from unnest(
      ${intArray(wanted.map(({ at }) => at))}, ${intArray(wanted.map(({ server }) => server))},
      ${textArray(wanted.map(({ key }) => key))}
    ) as asked(at, server, key)
    cross join lateral (
      select * from crawls where server_id = asked.server and is_settled
        and (asked.key is null or crawl_key = asked.key) and (asked.key is not null or status = 'listed')
      order by id desc limit 1
    ) c
    join servers s on s.id = asked.server
    where asked.key is null or (s.listing_id is null and c.status = 'failed')
      or c.id = (select id from crawls where server_id = asked.server and is_settled order by id desc limit 1)`);
  return new Map(
    rowsOf(found).map(({ at, finished_at, ...row }) => [at, { ...row, finishedAt: new Date(finished_at) }]),
  );
}

/** Both drivers answer raw SQL with `{ rows }`; the type that covers both leaves it open. The query above fixes the row's shape. */
function rowsOf(result: unknown): SettledRow[] {
  return (result as { rows: SettledRow[] }).rows;
}

function intArray(values: readonly number[]) {
  return sql`${`{${values.join(',')}}`}::int[]`;
}

/** Keys are digests: nothing in them needs quoting. */
function textArray(values: readonly (string | null)[]) {
  return sql`${`{${values.map((value) => (value === null ? 'NULL' : `"${value}"`)).join(',')}}`}::text[]`;
}

/** True where the ref's own words, arguments and list are the server's. An entry that asks for a slug today and for none tomorrow is one. */
export function isLedBy(server: ServerRecord, ref: ServerRef): boolean {
  return server.ledBy === null || entryOf(server.ledBy) === entryOf(namedBy(ref));
}

/** Without a look at what bears the present leader out: an entry that outranks it only by that takes over when it is next noted. */
function mayTakeOver(ref: ServerRef, server: ServerRecord): boolean {
  return rankOf(ref, originsOf(ref, null)) > highestRankOf(server.source);
}

function entryOf(name: string): string {
  return name.split(':')[0] ?? name;
}

function hasNewWords(server: ServerRecord, ref: ServerRef): boolean {
  return server.title !== stored(ref.title) || server.description !== stored(ref.description);
}

function stored(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}

type SaidRow = Pick<typeof serverOrigins.$inferSelect, 'serverId' | 'namedBy' | 'role' | 'key'>;

async function keptOrigins(db: Db, entries: readonly string[]): Promise<Map<string, SaidRow[]>> {
  const rows = await db
    .select({
      serverId: serverOrigins.serverId,
      namedBy: serverOrigins.namedBy,
      role: serverOrigins.role,
      key: serverOrigins.key,
    })
    .from(serverOrigins)
    .where(inArray(serverOrigins.namedBy, [...entries]));
  return Map.groupBy(rows, (row) => row.namedBy);
}

/** Without what packages say of themselves, which only a crawl tells; what a crawl bore out is more than what the ref states alone. */
function areKept(ref: ServerRef, server: ServerRecord, said: ReadonlyMap<string, readonly SaidRow[]>): boolean {
  const rows = (said.get(namedBy(ref)) ?? []).filter(({ serverId }) => serverId === server.id);
  return originsOf(ref, null).every((origin) =>
    rows.some(({ role, key }) => key === origin.key && (role === origin.role || role === 'held')),
  );
}
