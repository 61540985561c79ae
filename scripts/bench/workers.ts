import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PgBoss } from 'pg-boss';
import { openDb } from '#db/open.ts';
import { openQueue } from '#db/queue-open.ts';
import { dueTargets, saveTargets } from '#db/queue-targets.ts';
import { ref } from '#db/testing/fixtures.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '#db/testing/postgres.ts';
import type { Db } from '#db/types.ts';
import { enqueueCrawls } from '#pipeline/queue/enqueue.ts';
import { hostOf } from '#pipeline/queue/hosts-of.ts';
import { startSlowRemotes } from '#pipeline/queue/testing/slow-remotes.ts';
import { startToolrisk } from '#pipeline/queue/testing/worker-process.ts';
import type { Figure } from './figure.ts';

/** Long beside the CPU that a crawl takes, so that waiting and not the cores of one machine bounds the work. */
const WAIT_MS = 8_000;
const SERVERS = 24;
/** Of one worker: two of them fit beside each other on two cores. */
const CONCURRENCY = 2;
/** The latest versions in the official registry, with every remote named beside them. */
const MANY = 43_000;

/** How two workers do against one on servers that keep them waiting, and what giving out a whole registry costs. On a real PostgreSQL. */
export async function measureWorkers(onProgress: (text: string) => void): Promise<Figure[]> {
  const binaries = postgresBinaries();
  if (binaries === null) return [{ label: 'two workers', value: 'skipped', how: 'no PostgreSQL for this platform' }];
  const postgres = await startPostgres(binaries);
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    onProgress(`giving out ${MANY} servers`);
    const given = await withQueue(postgres, 'many', folder, giveOutMany);
    onProgress(`${SERVERS} slow servers with one worker, then with two`);
    const one = await timeWorkers(postgres, folder, 1);
    const two = await timeWorkers(postgres, folder, 2);
    return [...given, ...describe(one, two)];
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Queue = { readonly db: Db; readonly boss: PgBoss; readonly databaseUrl: string };

async function withQueue<Result>(
  postgres: TestPostgres,
  name: string,
  folder: string,
  use: (queue: Queue) => Promise<Result>,
): Promise<Result> {
  const databaseUrl = await postgres.newDatabase(name);
  const opened = await openDb({ dataDir: folder, databaseUrl, command: 'bench' });
  if (!opened.ok) throw new Error(opened.detail);
  const boss = await openQueue({ databaseUrl, name: null, connections: 2, onError: () => undefined });
  try {
    return await use({ db: opened.db, boss, databaseUrl });
  } finally {
    await boss.stop({ graceful: false });
    await opened.close();
  }
}

async function giveOutMany({ db, boss }: Queue): Promise<Figure[]> {
  const startedAt = new Date();
  const before = performance.now();
  for (let start = 0; start < MANY; start += 500) {
    const refs = Array.from({ length: Math.min(500, MANY - start) }, (_, index) => ref(`server-${start + index}`));
    const named = refs.map((one) => ({ ref: one, host: hostOf(one.reach) }));
    await saveTargets(db, named, { startedAt, list: null });
  }
  const due = await dueTargets(db, { startedAt, checkedBefore: startedAt, isRefresh: false });
  const jobs = await enqueueCrawls({ boss, db }, due, false);
  const seconds = (performance.now() - before) / 1000;
  if (jobs !== MANY) throw new Error(`${jobs} of ${MANY} jobs were given out`);
  const memory = Math.round(process.resourceUsage().maxRSS / 1000);
  const how = `named, found due and given to the queue; peak memory of the whole benchmark until then ${memory} MB`;
  return [{ label: `${MANY.toLocaleString('en')} servers given out`, value: `${seconds.toFixed(1)} s`, how }];
}

/** Seconds from the first worker's readiness, so that the start of a process is not counted, until the last server is done. */
function timeWorkers(postgres: TestPostgres, folder: string, workers: number): Promise<number> {
  return withQueue(postgres, `workers_${workers}`, folder, async ({ db, boss, databaseUrl }) => {
    const remotes = await startSlowRemotes({ servers: SERVERS, waitMs: WAIT_MS });
    const flags = ['--sandbox', 'none', '--allow-private', '--per-host', '100', '--host-gap', '0'];
    const all = ['work', ...flags, '--concurrency', String(CONCURRENCY)];
    const started = Array.from({ length: workers }, () => startToolrisk(databaseUrl, folder, all));
    try {
      await Promise.all(started.map(({ untilSaid }) => untilSaid('takes crawl and classify jobs')));
      const startedAt = new Date();
      const named = remotes.refs.map((one) => ({ ref: one, host: null }));
      await saveTargets(db, named, { startedAt, list: null });
      const before = performance.now();
      await enqueueCrawls(
        { boss, db },
        await dueTargets(db, { startedAt, checkedBefore: startedAt, isRefresh: false }),
        false,
      );
      await Promise.all(remotes.refs.map(({ name }) => untilListed(started, name)));
      return (performance.now() - before) / 1000;
    } finally {
      for (const worker of started) worker.kill('SIGTERM');
      await Promise.all(started.map(({ ended }) => ended));
      await remotes.close();
    }
  });
}

function untilListed(workers: readonly ReturnType<typeof startToolrisk>[], name: string): Promise<void> {
  return Promise.any(workers.map(({ untilSaid }) => untilSaid(`${name}: 1 tool (`)));
}

function describe(one: number, two: number): Figure[] {
  const how = `${SERVERS} servers that answer after ${WAIT_MS / 1000} s, ${CONCURRENCY} at a time each`;
  return [
    { label: 'slow servers, one worker', value: `${one.toFixed(1)} s`, how },
    { label: 'slow servers, two workers', value: `${two.toFixed(1)} s`, how },
    { label: 'two workers against one', value: `${(one / two).toFixed(2)} times`, how: 'ratio of the two' },
  ];
}
