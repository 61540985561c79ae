import { doublePrecision, index, integer, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';
import { CRAWL_FAILURE_REASONS, type ServerRef } from '#crawler/types.ts';
import { jsonText } from './json-text.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** What workers crawl: a server as a source named it to the scheduler, whole, so that a machine without that source can crawl it. */
export const crawlTargets = pgTable(
  'crawl_targets',
  {
    id: serial('id').primaryKey(),
    /** Digest of what makes two refs the same server to its source. */
    key: text('key').notNull().unique(),
    name: text('name').notNull(),
    ref: jsonText<ServerRef>('ref').notNull(),
    /** SHA-256 (hex) of `ref` as JSON: tells one that its source has changed. */
    refDigest: text('ref_digest').notNull(),
    /** The list that is read whole and holds it, such as `sources.json`; null for one that a person named. */
    list: text('list'),
    /** What is asked for it and must not be asked too much: a remote's host, or the registry of its packages; null where nobody is. */
    host: text('host'),
    /** Start of the last run that named it. */
    namedAt: time('named_at').notNull(),
    /** When a worker last finished it, whatever came of it. */
    checkedAt: time('checked_at'),
    /** `refDigest` as it was then. */
    checkedDigest: text('checked_digest'),
    /** Failures one after the other, up to the last look. */
    failures: integer('failures').notNull().default(0),
    /** Why the last look failed; null where it did not. */
    reason: text('reason', { enum: CRAWL_FAILURE_REASONS }),
    /** Not to be looked at before; null where the schedule alone says when. */
    retryAt: time('retry_at'),
    /** Who has it in hand and since when; left over where that worker was killed. */
    worker: text('worker'),
    startedAt: time('started_at'),
    /** The job that it was last taken for, and the server's last attempt as that began: a job taken again sees whether it had stored. */
    job: text('job'),
    crawlBefore: integer('crawl_before'),
  },
  (table) => [index('crawl_targets_retry').on(table.retryAt)],
);

/** One row a run of a scheduler over the queue. */
export const queueRuns = pgTable('queue_runs', {
  id: serial('id').primaryKey(),
  /** The moment of the schedule that it is for, null where it was asked for by hand: two schedulers run one moment once. */
  tick: time('tick').unique(),
  /** `host:pid` */
  scheduler: text('scheduler').notNull(),
  startedAt: time('started_at').notNull(),
  /** Renewed while it runs: one that falls silent is over. */
  aliveAt: time('alive_at').notNull(),
  finishedAt: time('finished_at'),
  /** Jobs given out. */
  enqueued: integer('enqueued').notNull().default(0),
  /** What it came to, for people; null while it runs, and for one that was killed. */
  outcome: text('outcome'),
});

/** When a scheduler runs next, as it last said. */
export const schedulers = pgTable('schedulers', {
  /** `host:pid` */
  name: text('name').primaryKey(),
  cron: text('cron').notNull(),
  /** IANA name; null for the machine's own. */
  timeZone: text('time_zone'),
  nextAt: time('next_at'),
  /** Null once it has stopped. */
  aliveAt: time('alive_at'),
});

/** Who may ask a host, over all workers: the row is locked to change it. */
export const hostTurns = pgTable('host_turns', {
  host: text('host').primaryKey(),
  /** Not before, in milliseconds since the epoch by the database's clock. */
  nextMs: doublePrecision('next_ms').notNull(),
  /** Turns in use; each is over at `untilMs` unless it is renewed. */
  turns: jsonText<readonly HostTurn[]>('turns').notNull(),
});

export interface HostTurn {
  readonly token: string;
  readonly untilMs: number;
}
