import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRegistry } from '#crawler/sources/registry/testing/registry-server.ts';
import { openDb } from '#db/open.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '#db/testing/postgres.ts';
import type { OpenDb } from '#db/types.ts';
import { registryRefs } from './registry-refs.ts';
import { registryWalkSuite } from './testing/registry-walk-suite.ts';
import { storeRegistryWalk } from './walk-registry.ts';

const binaries = postgresBinaries();
const mustRun = process.platform === 'linux' && process.arch === 'x64';

describe.skipIf(binaries === null && !mustRun)('on PostgreSQL', () => {
  let server: TestPostgres;
  let opened: OpenDb;

  beforeAll(async () => {
    if (binaries === null) throw new Error('the PostgreSQL binaries are not installed: run npm ci');
    server = await startPostgres(binaries);
    const result = await openDb({
      dataDir: '',
      databaseUrl: await server.newDatabase('registry'),
      command: 'toolrisk crawl',
    });
    if (!result.ok) throw new Error(result.detail);
    opened = result;
  });
  afterAll(async () => {
    await opened?.close();
    await server?.stop();
  });

  registryWalkSuite(() => opened.db);

  test('of two walks through one registry at once one stands back, and nothing is stored twice', async () => {
    const registry = await startRegistry(600);
    try {
      const options = { db: opened.db, registry: { url: registry.url, isNamed: true }, mode: 'auto' as const };
      const ends = await Promise.all([storeRegistryWalk(options), storeRegistryWalk(options)]);
      expect(ends.map(({ problem }) => problem).toSorted()).toEqual([
        'another process walks through it at the same time',
        null,
      ]);
      const names: string[] = [];
      for await (const refs of registryRefs(opened.db, `registry:${registry.url}`))
        names.push(...refs.map(({ name }) => name));
      expect(names).toHaveLength(600);
      expect(new Set(names).size).toBe(600);
    } finally {
      await registry.close();
    }
  });
});
