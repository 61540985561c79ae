import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { count, countDistinct } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRegistry } from '#crawler/sources/registry/testing/registry-server.ts';
import { openDb } from '#db/open.ts';
import { sourceEntries } from '#db/schema.ts';
import { startChild } from '#db/testing/child.ts';
import type { OpenDb } from '#db/types.ts';
import { registryWalkSuite } from './testing/registry-walk-suite.ts';

let folder: string;
let opened: OpenDb;

async function openIn(dataDir: string): Promise<OpenDb> {
  const result = await openDb({ dataDir, command: 'toolrisk crawl' });
  if (!result.ok) throw new Error(result.detail);
  return result;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-registry-'));
  opened = await openIn(path.join(folder, 'data'));
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

registryWalkSuite(() => opened.db);

test('a walk that is killed again and again loses nothing, doubles nothing and repeats no more than a page each time', async () => {
  const registry = await startRegistry(1_200);
  const dataDir = path.join(folder, 'killed');
  let kills = 0;
  try {
    for (let isDone = false; !isDone; ) {
      const child = startChild('../../pipeline/testing/walk-until-killed.ts', dataDir, registry.url);
      try {
        // Killed in the middle of the page after the fifth, or where fewer are left it comes to its end.
        for (let lines = 0; lines < 5 && !isDone; lines += 1) isDone = (await child.line()) === 'complete';
      } finally {
        await child.kill();
      }
      if (!isDone) kills += 1;
    }
    expect(kills).toBeGreaterThanOrEqual(2);
    // 1,200 servers are 12 pages, and a last one that is empty.
    expect(registry.asked.length).toBeLessThanOrEqual(13 + kills);
    const { db, close } = await openIn(dataDir);
    try {
      const [row] = await db.select({ all: count(), names: countDistinct(sourceEntries.name) }).from(sourceEntries);
      expect(row).toEqual({ all: 1_200, names: 1_200 });
    } finally {
      await close();
    }
  } finally {
    await registry.close();
  }
}, 240_000);
