import type { PgBoss } from 'pg-boss';
import type { ClassifyJob, CrawlJob } from '#db/queue-names.ts';
import { lastAttempt } from '#db/queue-servers.ts';
import { type CrawlTarget, finishTarget, leaveTarget, takeTarget, targetById } from '#db/queue-targets.ts';
import type { Db } from '#db/types.ts';
import { type CrawlOneOptions, type CrawlOutcome, crawlAndStore } from '../crawl.ts';
import { retryTime } from './back-off.ts';
import { hostsOf } from './hosts-of.ts';
import { type Politeness, withTurns } from './politeness.ts';

export interface CrawlJobOptions extends Omit<CrawlOneOptions, 'signal' | 'refresh' | 'list'> {
  readonly boss: PgBoss;
  readonly politeness: Politeness;
  /** `host:pid`, for whoever asks what is under way. */
  readonly worker: string;
  readonly onOutcome: (outcome: CrawlOutcome) => void;
}

export interface TakenJob<Data> {
  readonly id: string;
  readonly data: Data;
  /** Aborted when the worker stops, or another one has been given the job because this one fell silent. */
  readonly signal: AbortSignal;
}

/**
 * Crawls one target and stores what came of it. May be run again for the same job after a worker was killed: what was stored then is not stored
 * twice. Rejects where the database does, or with the signal's reason.
 */
export async function runCrawlJob(options: CrawlJobOptions, job: TakenJob<CrawlJob>): Promise<void> {
  const { db, worker } = options;
  const target = await targetById(db, job.data.target);
  // Taken out of the database by hand: there is nothing to do.
  if (target === null) return;
  const now = options.now ?? (() => new Date());
  const isStored = await takeTarget(db, target, { job: job.id, worker, now: now() });
  try {
    const outcome = (isStored ? await storedOutcome(db, target) : null) ?? (await crawlInTurn(options, target, job));
    await giveOutClassifying(options, target, outcome);
    await finishTarget(db, target, { ...endOf(outcome, target, now()), now: now() });
    options.onOutcome(outcome);
  } catch (error) {
    await leaveTarget(db, target.id).catch(() => undefined);
    throw error;
  }
}

/** What an attempt came to whose worker was killed before it could say so. */
async function storedOutcome(db: Db, { ref }: CrawlTarget): Promise<CrawlOutcome | null> {
  const last = await lastAttempt(db, ref);
  if (last === null) return null;
  const { slug, status, reason, detail, challenge, retryAfterSeconds, tools, dropped, ms } = last;
  const failure = reason === null ? {} : { reason, detail: detail ?? '' };
  const asked = { ...(challenge && { challenge }), ...(retryAfterSeconds !== null && { retryAfterSeconds }) };
  return { server: slug, name: ref.name, status, ...failure, ...asked, tools, dropped, ms };
}

function crawlInTurn(
  options: CrawlJobOptions,
  { ref, list }: CrawlTarget,
  { data, signal }: TakenJob<CrawlJob>,
): Promise<CrawlOutcome> {
  const how = { signal, refresh: data.refresh, ...(list !== null && { list }) };
  return withTurns({ ...options, signal }, hostsOf(ref), () => crawlAndStore({ ...options, ...how }, ref));
}

/** New definitions are judged next; where this is lost, the scheduler finds them at the end of its run. */
async function giveOutClassifying(
  { boss, db }: CrawlJobOptions,
  { ref }: CrawlTarget,
  outcome: CrawlOutcome,
): Promise<void> {
  if (outcome.status !== 'listed') return;
  const server = (await lastAttempt(db, ref))?.serverId;
  if (server === undefined) return;
  const data: ClassifyJob = { server };
  await boss.send('classify', data, { singletonKey: String(server) });
}

function endOf(outcome: CrawlOutcome, target: CrawlTarget, now: Date) {
  const reason = outcome.reason ?? null;
  // Unchanged and failed before: nobody was asked, so there is nothing to wait for.
  const isToWait = reason !== null && outcome.status === 'failed';
  const retryAt = isToWait ? retryTime({ ...outcome, reason }, target.failures + 1, now) : null;
  return { reason, retryAt };
}
