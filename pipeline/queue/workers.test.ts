import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { count, sql } from 'drizzle-orm';
import type { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '#db/open.ts';
import { queueDepths } from '#db/queue-depth.ts';
import { openQueue } from '#db/queue-open.ts';
import { dueTargets, saveTargets } from '#db/queue-targets.ts';
import { crawls, crawlTargets, listings, servers, tools } from '#db/schema.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '#db/testing/postgres.ts';
import type { Db, OpenDb } from '#db/types.ts';
import { enqueueCrawls } from './enqueue.ts';
import { hostOf } from './hosts-of.ts';
import { type SlowRemotes, startSlowRemotes } from './testing/slow-remotes.ts';
import { startToolrisk, type WorkerProcess } from './testing/worker-process.ts';

const BINARIES = postgresBinaries();
const NOTHING_LEFT = { ready: 0, waiting: 0, active: 0, dead: 0 };

/** A killed worker is noticed after its heartbeat's ten seconds, and a busy machine takes its time. */
const LONG = 180_000;

describe.skipIf(BINARIES === null)('workers of several processes', { timeout: LONG }, () => {
  let postgres: TestPostgres;
  let folder: string;
  let databases = 0;
  let databaseUrl: string;
  let opened: OpenDb;
  let db: Db;
  let boss: PgBoss;
  let remotes: SlowRemotes;
  let started: WorkerProcess[] = [];

  beforeAll(async () => {
    postgres = await startPostgres(BINARIES ?? '');
    folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-work-'));
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    databaseUrl = await postgres.newDatabase(`work_${++databases}`);
    const result = await openDb({ dataDir: folder, databaseUrl, command: 'test' });
    if (!result.ok) throw new Error(result.detail);
    opened = result;
    db = opened.db;
    boss = await openQueue({ databaseUrl, name: null, connections: 2, onError: () => undefined });
  });
  afterEach(async () => {
    for (const worker of started) worker.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    started = [];
    await boss.stop({ graceful: false });
    await opened.close();
    await remotes.close();
  });

  async function giveOut(): Promise<number> {
    const startedAt = new Date();
    const named = remotes.refs.map((ref) => ({ ref, host: hostOf(ref.reach) }));
    await saveTargets(db, named, { startedAt, list: null });
    const due = await dueTargets(db, { startedAt, checkedBefore: startedAt, isRefresh: false });
    return enqueueCrawls({ boss, db }, due, false);
  }

  function work(...args: string[]): WorkerProcess {
    const all = ['work', '--sandbox', 'none', '--allow-private', '--until-idle', '--host-gap', '0', ...args];
    const worker = startToolrisk(databaseUrl, folder, all);
    started.push(worker);
    return worker;
  }

  const rowsOf = async (table: typeof crawls | typeof servers | typeof listings | typeof tools) =>
    (await db.select({ rows: count() }).from(table))[0]?.rows;

  /** Every server was listed and judged, and stored once. */
  async function expectAllDone(number: number): Promise<void> {
    expect(await queueDepths(db)).toEqual([
      { kind: 'crawl', ...NOTHING_LEFT },
      { kind: 'classify', ...NOTHING_LEFT },
    ]);
    expect({
      servers: await rowsOf(servers),
      crawls: await rowsOf(crawls),
      listings: await rowsOf(listings),
      tools: await rowsOf(tools),
    }).toEqual({ servers: number, crawls: number, listings: number, tools: number });
    const open = await db
      .select({ name: crawlTargets.name })
      .from(crawlTargets)
      .where(sql`checked_at is null or worker is not null or reason is not null`);
    expect(open).toEqual([]);
    const unjudged = await db.select().from(tools).where(sql`ruleset_version is null`);
    expect(unjudged).toEqual([]);
  }

  it.each([2, 4])('do every job once: %i of them', async (number) => {
    remotes = await startSlowRemotes({ servers: 10 });
    expect(await giveOut()).toBe(10);
    const workers = Array.from({ length: number }, () => work('--concurrency', '3', '--per-host', '50'));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual(workers.map(() => 0));
    await expectAllDone(10);
    expect(remotes.asked).toEqual(Array.from({ length: 10 }, () => 1));
  });

  it('take over what one of them had in hand when it was killed', async () => {
    remotes = await startSlowRemotes({ servers: 8, isShut: true });
    await giveOut();
    const killed = work('--concurrency', '3', '--per-host', '50');
    await remotes.untilAsked(3);
    const other = work('--concurrency', '3', '--per-host', '50');
    await remotes.untilAsked(6);
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe(null);
    remotes.open();
    expect(await other.ended, other.log()).toBe(0);
    await expectAllDone(8);
    expect(remotes.asked.filter((times) => times === 2)).toHaveLength(3);
  });

  it('go on after the database was lost in the middle', async () => {
    remotes = await startSlowRemotes({ servers: 8, isShut: true });
    await giveOut();
    const workers = [work('--concurrency', '2', '--per-host', '50'), work('--concurrency', '2', '--per-host', '50')];
    await remotes.untilAsked(4);
    await postgres.halt();
    // What they have in hand ends while there is nowhere to put it.
    remotes.open();
    await Promise.all(workers.map(({ untilSaid }) => untilSaid('trouble with the database')));
    await postgres.resume();
    const codes = await Promise.all(workers.map(({ ended }) => ended));
    expect(codes, workers.map(({ log }) => log()).join('\n')).toEqual([0, 0]);
    await expectAllDone(8);
  });

  it('never ask one host more than they may, all together', async () => {
    remotes = await startSlowRemotes({ servers: 8, waitMs: 50, isShut: true });
    await giveOut();
    const workers = Array.from({ length: 2 }, () => work('--concurrency', '6', '--per-host', '2'));
    await remotes.untilAsked(2);
    remotes.open();
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    await expectAllDone(8);
    expect(remotes.mostAtOnce()).toBe(2);
  });

  it('are given every job once by two schedulers of one moment', async () => {
    remotes = await startSlowRemotes({ servers: 6 });
    const sources = remotes.refs.flatMap(({ reach }) => (reach.kind === 'remote' ? [`remote:${reach.url}`] : []));
    // Somebody else's folder: the run does all but publish into it.
    const out = mkdtempSync(path.join(folder, 'foreign-'));
    writeFileSync(path.join(out, 'index.html'), 'somebody else’s');
    const run = ['schedule', '--once', '--tick', '2026-11-21T03:00:00Z', '--sandbox', 'none', '--out', out];
    const schedulers = Array.from({ length: 2 }, () => {
      const scheduler = startToolrisk(databaseUrl, folder, [...run, '--source', ...sources]);
      started.push(scheduler);
      return scheduler;
    });
    const worker = startToolrisk(databaseUrl, folder, [
      'work',
      '--sandbox',
      'none',
      '--allow-private',
      '--host-gap',
      '0',
    ]);
    started.push(worker);
    const codes = await Promise.all(schedulers.map(({ ended }) => ended));
    const logs = schedulers.map(({ log }) => log());
    expect(codes.toSorted(), logs.join('\n')).toEqual([0, 1]);
    expect(logs.filter((log) => log.includes('Nothing to do: the scheduler'))).toHaveLength(1);
    expect(logs.filter((log) => log.includes('6 new jobs given out'))).toHaveLength(1);
    await expectAllDone(6);
    expect(remotes.asked).toEqual([1, 1, 1, 1, 1, 1]);
    worker.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('give back what is in hand when they are told to stop', async () => {
    remotes = await startSlowRemotes({ servers: 6, isShut: true });
    await giveOut();
    const stopped = work('--concurrency', '3', '--per-host', '50', '--grace', '1');
    await remotes.untilAsked(3);
    stopped.kill('SIGTERM');
    expect(await stopped.ended, stopped.log()).toBe(0);
    const depths = await queueDepths(db);
    expect(depths?.[0]).toMatchObject({ active: 0, dead: 0 });
    expect((depths?.[0]?.ready ?? 0) + (depths?.[0]?.waiting ?? 0)).toBe(6);
    expect(await rowsOf(crawls)).toBe(0);
    remotes.open();
    const other = work('--concurrency', '3', '--per-host', '50');
    expect(await other.ended, other.log()).toBe(0);
    await expectAllDone(6);
  });
});
