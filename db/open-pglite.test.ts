import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDb } from './open.ts';
import { readServers } from './read-servers.ts';
import { catalogueSuite } from './testing/catalogue-suite.ts';
import { startChild } from './testing/child.ts';
import { pretendNewer } from './testing/newer-version.ts';
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
