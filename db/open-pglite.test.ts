import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPARERS } from '#crawler/drift/comparers.ts';
import { openDb } from './open.ts';
import { readServers } from './read-servers.ts';
import * as schema from './schema.ts';
import { batchSuite } from './testing/batch-suite.ts';
import { catalogueSuite } from './testing/catalogue-suite.ts';
import { startChild } from './testing/child.ts';
import { historySuite } from './testing/history-suite.ts';
import { identitySuite } from './testing/identity-suite.ts';
import { modelSuite } from './testing/model-suite.ts';
import { pretendNewer } from './testing/newer-version.ts';
import { expectNothingLost, fillOlder, OLDER_MIGRATIONS, olderMigrations } from './testing/older-version.ts';
import type { OpenDb } from './types.ts';

let folder: string;
let opened: OpenDb;

async function openIn(dataDir: string): Promise<OpenDb> {
  const result = await openDb({ dataDir, command: 'toolrisk crawl' });
  if (!result.ok) throw new Error(result.detail);
  return result;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-db-'));
  opened = await openIn(path.join(folder, 'data'));
});

afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

describe('PGlite', () => {
  catalogueSuite(() => opened.db);
  historySuite(() => opened.db, COMPARERS);
  identitySuite(() => opened.db);
  modelSuite(() => opened.db);
  batchSuite(() => opened.db);

  test('a catalogue of an older version is migrated without loss', async () => {
    const dataDir = path.join(folder, 'older');
    mkdirSync(dataDir);
    const client = await PGlite.create(path.join(dataDir, 'pglite'));
    const older = drizzle({ client, schema });
    await migrate(older, { migrationsFolder: olderMigrations(OLDER_MIGRATIONS, path.join(folder, 'migrations')) });
    await fillOlder(older);
    await client.close();
    const present = await openIn(dataDir);
    await expectNothingLost(present.db);
    await present.close();
  }, 60_000);

  test('a second command fails at once and names the holder', async () => {
    const second = await openDb({ dataDir: path.join(folder, 'data'), command: 'toolrisk classify' });
    expect(second).toEqual({
      ok: false,
      reason: 'held',
      detail: `the database is held by "toolrisk crawl" (process ${process.pid}); wait for it, or see ${path.join(folder, 'data/lock')}`,
    });
  });

  test('a data folder that cannot be one is a failure with its name', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(await openDb({ dataDir: file, command: 'toolrisk crawl' })).toMatchObject({
      ok: false,
      reason: 'unusable',
      detail: expect.stringContaining(file),
    });
  });

  test('a process killed while it stores loses no finished server and leaves no half one', async () => {
    const dataDir = path.join(folder, 'killed');
    const child = startChild('save-until-killed.ts', dataDir);
    let last = '';
    for (let saved = 0; saved < 12; saved++) last = await child.line();
    await child.kill();
    expect(last).toBe('saved server-11');
    const after = await openIn(dataDir);
    try {
      const servers: [string, number][] = [];
      for await (const batch of readServers(after.db))
        for (const { slug, toolCount } of batch) servers.push([slug, toolCount]);
      expect(servers.map(([slug]) => slug)).toEqual(
        expect.arrayContaining(Array.from({ length: 12 }, (_, at) => `server-${at}`)),
      );
      expect(new Set(servers.map(([, count]) => count))).toEqual(new Set([300]));
    } finally {
      await pretendNewer(after.db);
      await after.close();
    }
    expect(await openDb({ dataDir, command: 'toolrisk crawl' })).toMatchObject({
      ok: false,
      reason: 'newer-version',
      detail: expect.stringContaining('of a newer version'),
    });
    // A refused opening gives the lock up again.
    expect(await openDb({ dataDir, command: 'toolrisk crawl' })).toMatchObject({ reason: 'newer-version' });
  });
});
