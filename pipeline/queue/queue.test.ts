import { eq, sql } from 'drizzle-orm';
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failed } from '#crawler/failure.ts';
import type { CrawlResult, ServerRef } from '#crawler/types.ts';
import { openDb } from '#db/open.ts';
import { deadLetters, queueDepths } from '#db/queue-depth.ts';
import { openQueue } from '#db/queue-open.ts';
import { dueTargets, retriesDue, saveTargets } from '#db/queue-targets.ts';
import { giveTurn, keepTurn, takeTurn } from '#db/queue-turns.ts';
import { crawls, crawlTargets, hostTurns, queueRuns, servers } from '#db/schema.ts';
import { listing, ref, tool } from '#db/testing/fixtures.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '#db/testing/postgres.ts';
import type { Db, OpenDb } from '#db/types.ts';
import { type CrawlJobOptions, runCrawlJob } from './crawl-job.ts';
import { enqueueCrawls, enqueueRetries } from './enqueue.ts';
import { DEFAULT_POLITENESS } from './politeness.ts';
import { claimRun, type QueueRunProgress, runOverQueue } from './run.ts';

const BINARIES = postgresBinaries();
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 3, minutes));
const remote = (name: string): ServerRef => {
  const url = `https://${name}.example/mcp`;
  return { source: 'remote', name, reach: { kind: 'remote', url, transport: 'auto', headers: {} } };
};

describe.skipIf(BINARIES === null)('the queue', () => {
  let postgres: TestPostgres;
  let opened: OpenDb;
  let db: Db;
  let boss: PgBoss;

  beforeAll(async () => {
    postgres = await startPostgres(BINARIES ?? '');
    const databaseUrl = await postgres.newDatabase('queue');
    const result = await openDb({ dataDir: '/nonexistent', databaseUrl, command: 'test' });
    if (!result.ok) throw new Error(result.detail);
    opened = result;
    db = opened.db;
    boss = await openQueue({ databaseUrl, name: null, connections: 2, onError: () => undefined });
  });
  afterAll(async () => {
    await boss.stop({ graceful: false });
    await opened.close();
    await postgres.stop();
  });
  beforeEach(async () => {
    await db.execute(sql`truncate crawl_targets, queue_runs, host_turns, servers, crawls restart identity cascade`);
    await db.execute(sql`truncate server_origins, tools, definitions restart identity cascade`);
    for (const queue of ['crawl', 'crawl-dead', 'classify', 'classify-dead']) await boss.deleteAllJobs(queue);
  });

  const name = (refs: readonly ServerRef[], startedAt: Date) =>
    saveTargets(
      db,
      refs.map((one) => ({ ref: one, host: null })),
      { startedAt, list: null },
    );
  const idOf = async (wanted: string) => {
    const [row] = await db.select().from(crawlTargets).where(eq(crawlTargets.name, wanted));
    return row?.id ?? 0;
  };
  const set = (wanted: string, values: Partial<typeof crawlTargets.$inferInsert>) =>
    db.update(crawlTargets).set(values).where(eq(crawlTargets.name, wanted));
  const due = async (startedAt: Date, minAgeMinutes = 60, isRefresh = false) => {
    const checkedBefore = new Date(startedAt.getTime() - minAgeMinutes * 60_000);
    const found = await dueTargets(db, { startedAt, checkedBefore, isRefresh });
    const rows = await db.select().from(crawlTargets);
    return found.map(({ id, priority }) => [rows.find((row) => row.id === id)?.name, priority]);
  };

  describe('gives out', () => {
    const names = ['mail', 'chat', 'files', 'maps', 'bank', 'clock', 'gone'];

    beforeEach(async () => {
      await name(names.map(remote), at(0));
      const known = await db.select().from(crawlTargets);
      for (const { name: one, refDigest } of known) await set(one, { checkedAt: at(-120), checkedDigest: refDigest });
      await set('mail', { checkedAt: null, checkedDigest: null });
      await set('chat', { checkedDigest: 'of an older ref' });
      await set('files', { checkedAt: at(-180) });
      await set('maps', { reason: 'timeout', failures: 1, retryAt: at(-5) });
      await set('bank', { reason: 'timeout', failures: 3, retryAt: at(30) });
      await set('clock', { checkedAt: at(-10) });
      await set('gone', { namedAt: at(-1) });
    });

    it('what is new or changed first, then the longest unseen, then what failed and has waited', async () => {
      expect(await due(at(0))).toEqual([
        ['mail', 20],
        ['chat', 20],
        ['files', 10],
        ['maps', 0],
      ]);
    });

    it('everything that is named where everything is asked for', async () => {
      const found = (await due(at(0), 60, true)).map(([one]) => one);
      expect(found.toSorted()).toEqual(['bank', 'chat', 'clock', 'files', 'mail', 'maps']);
    });

    it('a failed server again when its time has come, whoever looks', async () => {
      expect((await retriesDue(db, at(0), 10)).map(({ id }) => id)).toEqual([await idOf('maps')]);
      expect(await enqueueRetries({ boss, db }, at(0))).toBe(1);
      expect(await enqueueRetries({ boss, db }, at(1))).toBe(0);
    });

    it('one job a server, however often it is given out', async () => {
      const found = await dueTargets(db, { startedAt: at(0), checkedBefore: at(-60), isRefresh: false });
      expect(await enqueueCrawls({ boss, db }, found, false)).toBe(4);
      expect(await enqueueCrawls({ boss, db }, found, false)).toBe(0);
      const [job] = await boss.fetch<{ target: number }>('crawl');
      expect(job?.data).toEqual({ target: await idOf('mail'), refresh: false });
      // Also while its job is under way.
      expect(await enqueueCrawls({ boss, db }, found, false)).toBe(0);
    });

    it('nothing that failed at every attempt, until a person says so', async () => {
      const found = await dueTargets(db, { startedAt: at(0), checkedBefore: at(-60), isRefresh: false });
      const [mail] = found;
      await enqueueCrawls({ boss, db }, mail ? [mail] : [], false);
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const [job] = await boss.fetch('crawl', { ignoreStartAfter: true });
        await boss.fail('crawl', job?.id ?? '', new Error('out of\nmemory'));
      }
      expect(await deadLetters(db)).toMatchObject([
        { kind: 'crawl', name: 'mail', attempts: 6, problem: 'out of memory' },
      ]);
      expect(await enqueueCrawls({ boss, db }, found, false)).toBe(3);
      expect((await queueDepths(db))?.[0]).toEqual({ kind: 'crawl', ready: 3, waiting: 0, active: 0, dead: 1 });
      expect(await boss.redrive('crawl-dead')).toBe(1);
      expect((await queueDepths(db))?.[0]).toMatchObject({ ready: 4, dead: 0 });
    });
  });

  it('keeps a hostile ref as it is, and numbers alone in the job', async () => {
    const hostile: ServerRef = {
      ...remote('mail'),
      title: 'NUL \0 and a lone \uD800 surrogate',
      description: '\\u0000',
    };
    expect(await name([hostile, hostile], at(0))).toBe(1);
    const [target] = await db.select().from(crawlTargets);
    expect(target?.ref).toEqual(hostile);
  });

  describe('a crawl job', () => {
    let results: CrawlResult[];
    let started: number;

    beforeEach(async () => {
      started = 0;
      await name([ref('mail')], at(0));
    });

    const options = (more: Partial<CrawlJobOptions> = {}): CrawlJobOptions => ({
      db,
      boss,
      worker: 'one:1',
      politeness: DEFAULT_POLITENESS,
      sandbox: { kind: 'absent', problem: 'none in this test', mayRunTrusted: false },
      cacheDir: '/nonexistent',
      onOutcome: () => undefined,
      parts: {
        crawlKey: async () => 'key',
        isPermanentFailure: () => false,
        resolveRef: async (one) => ({ ok: true, ref: one }),
        crawlServer: async () => results[started++] ?? failed('crashed', 'asked too often'),
      },
      ...more,
    });
    const job = (id: string, refresh = false) => ({
      id,
      data: { target: 1, refresh },
      signal: new AbortController().signal,
    });
    const stored = async () => (await db.select().from(crawls)).map(({ status, reason }) => [status, reason]);
    const target = async () => (await db.select().from(crawlTargets))[0];

    it('stores what came of it and asks for the judging', async () => {
      results = [{ status: 'listed', listing: listing([tool('send_mail')]) }];
      await runCrawlJob(options(), job('a'));
      expect(await stored()).toEqual([['listed', null]]);
      expect(await target()).toMatchObject({ reason: null, failures: 0, worker: null, retryAt: null });
      expect((await target())?.checkedAt).not.toBe(null);
      expect((await boss.fetch('classify'))[0]?.data).toEqual({ server: 1 });
    });

    it.each<[string, CrawlResult]>([
      ['listed', { status: 'listed', listing: listing([tool('send_mail')]) }],
      ['failed', failed('timeout', 'no answer in 30 s')],
    ])(
      'stores a server that was %s once, also where its worker is killed before it could say so',
      async (_, result) => {
        results = [result, result];
        const lost = { ...boss, send: () => Promise.reject(new Error('killed')) } as unknown as PgBoss;
        const killed = runCrawlJob(options({ boss: lost }), job('a', true));
        if (result.status === 'listed') await expect(killed).rejects.toThrow('killed');
        else await killed;
        await db.update(crawlTargets).set({ checkedAt: null, worker: 'one:1' });
        await runCrawlJob(options({ worker: 'two:2' }), job('a', true));
        expect(started).toBe(1);
        expect(await stored()).toHaveLength(1);
        expect((await target())?.checkedAt).not.toBe(null);
        if (result.status === 'listed') expect(await boss.fetch('classify')).toHaveLength(1);
        // Another job is another look.
        await runCrawlJob(options(), job('b', true));
        expect(started).toBe(2);
        expect(await stored()).toHaveLength(2);
      },
    );

    it('holds a server back for longer after each failure, and forgets them once it is listed', async () => {
      results = [
        failed('timeout', 'no answer'),
        failed('timeout', 'no answer'),
        { status: 'listed', listing: listing([]) },
      ];
      const now = () => at(0);
      await runCrawlJob(options({ now }), job('a'));
      expect(await target()).toMatchObject({ reason: 'timeout', failures: 1, retryAt: at(15) });
      await runCrawlJob(options({ now }), job('b'));
      expect(await target()).toMatchObject({ failures: 2, retryAt: at(30) });
      await runCrawlJob(options({ now }), job('c'));
      expect(await target()).toMatchObject({ reason: null, failures: 0, retryAt: null });
    });

    it('asks a server again when it asked for it, and what was down in an hour', async () => {
      results = [
        { ...failed('timeout', 'too many'), retryAfterSeconds: 7_200, mayPass: true },
        { ...failed('needs-backend', 'HTTP 503'), mayPass: true },
      ];
      const now = () => at(0);
      await runCrawlJob(options({ now }), job('a'));
      expect(await target()).toMatchObject({ reason: 'timeout', retryAt: at(120) });
      await db.update(crawlTargets).set({ failures: 0 });
      await runCrawlJob(options({ now }), job('b', true));
      expect(await target()).toMatchObject({ reason: 'needs-backend', retryAt: at(60) });
    });

    it('keeps its server listed while a run of the whole list names it, due or not, and no longer', async () => {
      results = [{ status: 'listed', listing: listing([tool('send_mail')]) }];
      const whole = 'sources.json';
      const run = async (refs: readonly ServerRef[], list?: string) => {
        const claim = await claimRun({ db, scheduler: 'a:1', tick: null });
        if (!claim.ok) throw new Error('the run could not be claimed');
        const rest = { db, boss, refresh: false, minAgeMs: 3_600_000, waitMs: 0, report: () => undefined };
        await runOverQueue(claim.run, { ...rest, refs, list, signal: new AbortController().signal });
        await claim.run.end('published');
        return (await db.select({ unlistedAt: servers.unlistedAt }).from(servers))[0]?.unlistedAt;
      };
      await run([ref('mail')], whole);
      await runCrawlJob(options(), job('a'));
      expect(await run([ref('mail')], whole)).toBe(null);
      // A run of a part says nothing of the rest.
      expect(await run([ref('chat')])).toBe(null);
      expect(await run([ref('chat')], whole)).toBeInstanceOf(Date);
    });

    it('leaves the server to others where it is stopped', async () => {
      const stop = AbortSignal.abort(new Error('stopped'));
      await expect(runCrawlJob(options(), { ...job('a'), signal: stop })).rejects.toThrow('stopped');
      expect(await target()).toMatchObject({ worker: null, checkedAt: null });
      expect(await stored()).toEqual([]);
    });
  });

  describe('turns at a host', () => {
    const rules = { atOnce: 2, gapMs: 60_000, leaseMs: 600_000 };
    const hurry = { ...rules, gapMs: 0 };

    it('are as many as are allowed, and free again once given back', async () => {
      expect(await takeTurn(db, 'mail.example', 'a', hurry)).toEqual({ ok: true });
      expect(await takeTurn(db, 'mail.example', 'b', hurry)).toEqual({ ok: true });
      expect(await takeTurn(db, 'mail.example', 'c', hurry)).toMatchObject({ ok: false });
      expect(await takeTurn(db, 'chat.example', 'c', hurry)).toEqual({ ok: true });
      await giveTurn(db, 'mail.example', 'a');
      expect(await takeTurn(db, 'mail.example', 'c', hurry)).toEqual({ ok: true });
    });

    it('come one after the other', async () => {
      await takeTurn(db, 'mail.example', 'a', rules);
      const second = await takeTurn(db, 'mail.example', 'b', rules);
      expect(second).toMatchObject({ ok: false });
      if (!second.ok) expect(second.waitMs).toBeGreaterThan(30_000);
      if (!second.ok) expect(second.waitMs).toBeLessThanOrEqual(60_000);
    });

    it('are over where a worker was killed, and not where it goes on', async () => {
      await takeTurn(db, 'mail.example', 'killed', { ...hurry, leaseMs: 1 });
      await takeTurn(db, 'mail.example', 'goes on', { ...hurry, leaseMs: 1 });
      await keepTurn(db, 'mail.example', 'goes on', 600_000);
      await takeTurn(db, 'mail.example', 'next', hurry);
      const [row] = await db.select().from(hostTurns);
      expect(row?.turns.map(({ token }) => token)).toContain('next');
      expect(row?.turns.map(({ token }) => token)).not.toContain('killed');
    });

    it('are never more than allowed when all ask at once', async () => {
      const tokens = Array.from({ length: 20 }, (_, index) => String(index));
      const taken = await Promise.all(
        tokens.map((token) => takeTurn(db, 'mail.example', token, { ...hurry, atOnce: 3 })),
      );
      expect(taken.filter(({ ok }) => ok)).toHaveLength(3);
    });
  });

  describe('schedulers', () => {
    const claim = (scheduler: string, tick: Date | null, now: Date) =>
      claimRun({ db, scheduler, tick, now: () => now });

    it('run one at a time: of two at once one', async () => {
      const claims = await Promise.all([claim('a:1', at(0), at(0)), claim('b:2', at(0), at(0))]);
      expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
      for (const one of claims) if (one.ok) await one.run.end('published');
    });

    it('run one moment once, and another moment again', async () => {
      const first = await claim('a:1', at(0), at(0));
      if (first.ok) await first.run.end('published');
      expect(await claim('b:2', at(0), at(1))).toEqual({ ok: false, reason: 'done', by: 'a:1' });
      const next = await claim('b:2', at(5), at(5));
      expect(next.ok).toBe(true);
      if (next.ok) await next.run.end('published');
      expect((await db.select().from(queueRuns)).map(({ scheduler, outcome }) => [scheduler, outcome])).toEqual([
        ['a:1', 'published'],
        ['b:2', 'published'],
      ]);
    });

    it('go on without one that was killed', async () => {
      const killed = await claim('a:1', at(0), at(0));
      expect(await claim('b:2', at(1), new Date(at(0).getTime() + 59_000))).toMatchObject({
        ok: false,
        reason: 'running',
      });
      const next = await claim('b:2', at(5), at(5));
      expect(next.ok).toBe(true);
      for (const one of [killed, next]) if (one.ok) await one.run.end('failed');
    });

    it('go on at once where the one that was killed was their own', async () => {
      const killed = await claim('a:1', at(0), at(0));
      const next = await claim('a:1', null, new Date(at(0).getTime() + 5_000));
      expect(next.ok).toBe(true);
      for (const one of [killed, next]) if (one.ok) await one.run.end('failed');
    });

    it('keep what lies on this machine, give out the rest and do not wait for ever', async () => {
      const here: ServerRef = {
        source: 'snapshot',
        name: 'saved',
        reach: { kind: 'snapshot', file: '/srv/saved.json' },
      };
      const claimed = await claim('a:1', null, new Date());
      if (!claimed.ok) throw new Error('the run could not be claimed');
      const told: QueueRunProgress[] = [];
      const left = await runOverQueue(claimed.run, {
        db,
        boss,
        refs: [remote('mail'), here, remote('chat')],
        refresh: false,
        minAgeMs: 0,
        waitMs: 0,
        signal: new AbortController().signal,
        report: (progress) => told.push(progress),
      });
      await claimed.run.end('published');
      expect(left).toEqual([here]);
      expect(told.slice(0, 2)).toEqual([
        { kind: 'named', servers: 2, here: 1 },
        { kind: 'enqueued', jobs: 2, due: 2 },
      ]);
      expect(told.at(-1)?.kind).toBe('gave-up-waiting');
      expect(await db.select({ enqueued: queueRuns.enqueued }).from(queueRuns)).toEqual([{ enqueued: 2 }]);
    });
  });
});
