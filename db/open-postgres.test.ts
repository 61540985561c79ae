import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMPARERS } from '#crawler/drift/comparers.ts';
import { openDb } from './open.ts';
import * as schema from './schema.ts';
import { batchSuite } from './testing/batch-suite.ts';
import { catalogueSuite } from './testing/catalogue-suite.ts';
import { startChild } from './testing/child.ts';
import { historySuite } from './testing/history-suite.ts';
import { identitySuite } from './testing/identity-suite.ts';
import { modelSuite } from './testing/model-suite.ts';
import { pretendNewer } from './testing/newer-version.ts';
import { expectNothingLost, fillOlder, OLDER_MIGRATIONS, olderMigrations } from './testing/older-version.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from './testing/postgres.ts';
import type { OpenDb } from './types.ts';

const binaries = postgresBinaries();
const mustRun = process.platform === 'linux' && process.arch === 'x64';
if (binaries === null && !mustRun) {
  process.stderr.write(
    `SKIPPED: npm has no PostgreSQL for ${process.platform}-${process.arch}, so nothing is tested on a real server\n`,
  );
}

function open(databaseUrl: string) {
  return openDb({ dataDir: '/nonexistent', databaseUrl, command: 'toolrisk crawl' });
}

describe.skipIf(binaries === null && !mustRun)('PostgreSQL', () => {
  let server: TestPostgres;
  let opened: OpenDb;

  beforeAll(async () => {
    if (binaries === null) throw new Error('the PostgreSQL binaries are not installed: run npm ci');
    server = await startPostgres(binaries);
    opened = await openOk(await server.newDatabase('catalogue'));
  });

  afterAll(async () => {
    await opened?.close();
    await server?.stop();
  });

  catalogueSuite(() => opened.db);
  historySuite(() => opened.db, COMPARERS);
  identitySuite(() => opened.db);
  modelSuite(() => opened.db);
  batchSuite(() => opened.db);

  test('a catalogue of an older version is migrated without loss', async () => {
    const url = await server.newDatabase('older');
    const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-older-'));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const older = drizzle({ client, schema });
    await migrate(older, { migrationsFolder: olderMigrations(OLDER_MIGRATIONS, folder) });
    await fillOlder(older);
    await client.end();
    rmSync(folder, { recursive: true });
    const present = await openOk(url);
    await expectNothingLost(present.db);
    await present.close();
  });

  test('several that start at once migrate once', async () => {
    const url = await server.newDatabase('together');
    const all = await Promise.all(Array.from({ length: 4 }, () => openOk(url)));
    for (const one of all) await one.close();
    await all[0]?.close();
  });

  test('two processes that save the same attempts at once store each once', async () => {
    const url = await server.newDatabase('at-once');
    await (await openOk(url)).close();
    const children = [startChild('save-at-once.ts', url), startChild('save-at-once.ts', url, 'backwards')];
    try {
      for (const child of children) expect(await child.line()).toBe('ready');
      for (const child of children) child.say('go');
      for (const child of children) expect(await child.line()).toBe('done');
    } finally {
      for (const child of children) await child.kill();
    }
    const { db, close } = await openOk(url);
    const counted = await db.execute(sql`select
      (select count(*)::int from servers) as servers, (select count(distinct slug)::int from servers) as slugs,
      (select count(*)::int from tools) as tools, (select count(*)::int from definitions) as definitions,
      (select count(*)::int from listings) as listings, (select count(*)::int from server_origins) as origins,
      (select count(*)::int from crawls) as crawls`);
    // Two orders of the same tools are two answers.
    const expected = { servers: 8, slugs: 8, tools: 32, definitions: 4, listings: 16, origins: 8, crawls: 16 };
    expect(counted).toHaveProperty('rows', [expected]);
    await close();
  });

  test('a database of a newer version is refused', async () => {
    const url = await server.newDatabase('newer');
    const first = await openOk(url);
    await pretendNewer(first.db);
    await first.close();
    expect(await open(url)).toMatchObject({
      ok: false,
      reason: 'newer-version',
      detail: expect.stringMatching(/^the database newer at 127\.0\.0\.1:\d+ is of a newer version/),
    });
  });

  test('a connection that is lost in the middle of a transaction rejects it, and the next one works', async () => {
    const url = await server.newDatabase('lost');
    const [victim, other] = [await openOk(url), await openOk(url)];
    const others = sql`from pg_stat_activity where pid <> pg_backend_pid() and datname = 'lost'`;
    const writing = victim.db.transaction(async (tx) => {
      await other.db.execute(sql`select pg_terminate_backend(pid) ${others}`);
      await vi.waitFor(async () =>
        expect(await other.db.execute(sql`select pid ${others}`)).toHaveProperty('rows', []),
      );
      await tx.execute(sql`select 1`);
    });
    // An error that nobody listens to would end the process, and fails a test run.
    await expect(writing).rejects.toThrow();
    expect(await victim.db.execute(sql`select 2 as two`)).toHaveProperty('rows', [{ two: 2 }]);
    await Promise.all([victim.close(), other.close()]);
  });

  test('a wrong password or a missing database is one line without the password', async () => {
    const url = await server.newDatabase('guarded');
    const wrong = await open(url.replace(/:[^:@]+@/, ':secret%40word@'));
    expect(wrong).toMatchObject({
      ok: false,
      reason: 'unreachable',
      detail: expect.stringContaining('password authentication failed'),
    });
    expect(JSON.stringify(wrong)).not.toMatch(/secret/);
    expect(await open(url.replace(/guarded$/, 'missing'))).toMatchObject({
      detail: expect.stringContaining('database "missing" does not exist'),
    });
  });
});

test('a server that is not there is one line with its place and without the password', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  const port = await new Promise<number>((resolve) =>
    probe.once('listening', () => resolve(Number(Object(probe.address()).port))),
  );
  await new Promise((resolve) => probe.close(resolve));
  expect(await open(`postgres://me:secret@127.0.0.1:${port}/catalogue`)).toEqual({
    ok: false,
    reason: 'unreachable',
    detail: `the database catalogue at 127.0.0.1:${port} cannot be reached: connect ECONNREFUSED 127.0.0.1:${port}`,
  });
});

test.each(['catalogue', 'mysql://localhost/x', 'postgres//x'])('%s is no address', async (url) => {
  expect(await open(url)).toEqual({
    ok: false,
    reason: 'unreachable',
    detail: 'DATABASE_URL is not an address like postgres://user:password@host:5432/name',
  });
});

async function openOk(url: string): Promise<OpenDb> {
  const result = await open(url);
  if (!result.ok) throw new Error(result.detail);
  return result;
}
