import { and, eq, gte, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { CrawlFailureReason, ServerRef } from '#crawler/types.ts';
import { batchesOf } from './batches.ts';
import { sha256 } from './digests.ts';
import { namedBy } from './origin-keys.ts';
import { lastAttempt } from './queue-servers.ts';
import { crawlTargets, serverOrigins } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

export type CrawlTarget = Readonly<typeof crawlTargets.$inferSelect>;

/** A server that a run names, and whom crawling it will ask. */
export interface NamedTarget {
  readonly ref: ServerRef;
  readonly host: string | null;
}

export interface NamingRun {
  readonly startedAt: Date;
  /** The list that the run reads whole, null for servers that a person named. */
  readonly list: string | null;
}

/** Stores what a run names, in batches; what is known already keeps its history. Returns how many there are, names given twice counted once. */
export async function saveTargets(db: Db, named: readonly NamedTarget[], run: NamingRun): Promise<number> {
  const rows = new Map(named.map((target) => [namedBy(target.ref), rowOf(target)]));
  // In order of their keys, so that two who write the same rows wait for each other instead of for ever.
  const sorted = [...rows.values()].toSorted((left, right) => (left.key < right.key ? -1 : 1));
  for (const batch of batchesOf(sorted)) {
    // One parameter a batch: thirteen a row cost four times as much.
    await db.execute(sql`
      insert into ${crawlTargets} (key, name, ref, ref_digest, host, list, named_at)
      select key, name, ref, ref_digest, host, ${run.list}, ${run.startedAt.toISOString()}::timestamptz
      from json_to_recordset(${JSON.stringify(batch)}::json)
        as named (key text, name text, ref text, ref_digest text, host text)
      on conflict (key) do update set name = excluded.name, ref = excluded.ref, ref_digest = excluded.ref_digest,
        host = excluded.host, list = excluded.list, named_at = excluded.named_at`);
    await stillNamed(
      db,
      batch.map(({ key }) => key),
      run,
    );
  }
  return rows.size;
}

/** Notes of servers that only the scheduler's own machine can crawl that they are named. */
export async function nameRefs(db: Db, refs: readonly ServerRef[], run: NamingRun): Promise<void> {
  for (const batch of batchesOf(refs)) await stillNamed(db, batch.map(namedBy), run);
}

/** Servers that are not due are not crawled, and are named all the same: they must not be taken for gone. */
async function stillNamed(db: Db, keys: readonly string[], { startedAt, list }: NamingRun): Promise<void> {
  await db
    .update(serverOrigins)
    .set({ lastSeenAt: startedAt, list: sql`coalesce(${list}, ${serverOrigins.list})` })
    .where(inArray(serverOrigins.namedBy, [...keys]));
}

/** The ref goes as text within the JSON: its own escapes (of a NUL, say) are then text to the database. */
function rowOf({ ref, host }: NamedTarget) {
  const text = JSON.stringify(ref);
  return {
    key: namedBy(ref),
    name: storableText(ref.slug ?? ref.name),
    ref: text,
    ref_digest: sha256(text),
    host: host === null ? null : storableText(host),
  };
}

export interface DueTarget {
  readonly id: number;
  readonly host: string | null;
  /** The greater, the sooner. */
  readonly priority: number;
}

/** New and changed servers first, then those that were listed, then those that failed. */
const PRIORITY = { new: 20, known: 10, failing: 0 } as const;

/** What of the servers that a run named is due, in the order it should be done: within one priority the longest unseen first. */
export async function dueTargets(
  db: Db,
  run: { readonly startedAt: Date; readonly checkedBefore: Date; readonly isRefresh: boolean },
): Promise<DueTarget[]> {
  const isNew = sql`(${crawlTargets.checkedAt} is null or ${crawlTargets.checkedDigest} is distinct from ${crawlTargets.refDigest})`;
  const isRested = sql`(${crawlTargets.checkedAt} < ${run.checkedBefore.toISOString()} and ${isNotWaiting(run.startedAt)})`;
  const priority = sql<number>`case when ${isNew} then ${PRIORITY.new}::int when ${crawlTargets.reason} is null then ${PRIORITY.known}::int else ${PRIORITY.failing}::int end`;
  return db
    .select({ id: crawlTargets.id, host: crawlTargets.host, priority: priority.as('priority') })
    .from(crawlTargets)
    .where(and(gte(crawlTargets.namedAt, run.startedAt), run.isRefresh ? undefined : sql`(${isNew} or ${isRested})`))
    .orderBy(sql`priority desc, ${crawlTargets.checkedAt} asc nulls first, ${crawlTargets.id}`);
}

function isNotWaiting(now: Date): SQL {
  return sql`(${crawlTargets.retryAt} is null or ${crawlTargets.retryAt} <= ${now.toISOString()})`;
}

/** Failed servers whose time has come, of those that the last run named. */
export async function retriesDue(db: Db, now: Date, limit: number): Promise<DueTarget[]> {
  const lastNamed = sql`(select max(named_at) from crawl_targets)`;
  const rows = await db
    .select({ id: crawlTargets.id, host: crawlTargets.host })
    .from(crawlTargets)
    .where(and(lte(crawlTargets.retryAt, now), gte(crawlTargets.namedAt, lastNamed)))
    .orderBy(crawlTargets.retryAt)
    .limit(limit);
  return rows.map((row) => ({ ...row, priority: PRIORITY.failing }));
}

export async function targetById(db: Db, id: number): Promise<CrawlTarget | null> {
  const [target] = await db.select().from(crawlTargets).where(eq(crawlTargets.id, id));
  return target ?? null;
}

/**
 * Notes who has a target in hand. True where an earlier attempt at the same job stored an outcome and was killed before it could say so: the
 * server has an attempt that it had not when the job was first taken. No clock is compared.
 */
export async function takeTarget(
  db: Db,
  target: CrawlTarget,
  by: { readonly job: string; readonly worker: string; readonly now: Date },
): Promise<boolean> {
  const last = (await lastAttempt(db, target.ref))?.id ?? 0;
  const isTakenAgain = target.job === by.job && target.crawlBefore !== null;
  await db
    .update(crawlTargets)
    .set({
      worker: by.worker,
      startedAt: by.now,
      job: by.job,
      ...(!isTakenAgain && { crawlBefore: last }),
    })
    .where(eq(crawlTargets.id, target.id));
  return isTakenAgain && last > (target.crawlBefore ?? 0);
}

export interface TargetOutcome {
  /** Null where it was listed, or is as it was. */
  readonly reason: CrawlFailureReason | null;
  readonly retryAt: Date | null;
  readonly now: Date;
}

/** Notes that a target was looked at and what came of it. */
export async function finishTarget(db: Db, target: CrawlTarget, outcome: TargetOutcome): Promise<void> {
  await db
    .update(crawlTargets)
    .set({
      checkedAt: outcome.now,
      checkedDigest: target.refDigest,
      reason: outcome.reason,
      failures: outcome.reason === null ? 0 : target.failures + 1,
      retryAt: outcome.retryAt,
      worker: null,
      startedAt: null,
    })
    .where(eq(crawlTargets.id, target.id));
}

/** Gives a target back unfinished. */
export async function leaveTarget(db: Db, id: number): Promise<void> {
  await db.update(crawlTargets).set({ worker: null, startedAt: null }).where(eq(crawlTargets.id, id));
}

/** What workers have in hand, as they said; the name is the source's. */
export async function targetsInHand(
  db: Db,
): Promise<{ readonly worker: string; readonly name: string; readonly startedAt: Date | null }[]> {
  const rows = await db
    .select({ worker: crawlTargets.worker, name: crawlTargets.name, startedAt: crawlTargets.startedAt })
    .from(crawlTargets)
    .where(isNotNull(crawlTargets.worker))
    .orderBy(crawlTargets.startedAt);
  return rows.map((row) => ({ ...row, worker: row.worker ?? '' }));
}
