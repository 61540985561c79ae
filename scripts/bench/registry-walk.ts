import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRegistry, type TestRegistry } from '#crawler/sources/registry/testing/registry-server.ts';
import { openDb } from '#db/open.ts';
import { postgresBinaries, startPostgres } from '#db/testing/postgres.ts';
import { storeRegistryWalk } from '#pipeline/walk-registry.ts';
import { type Figure, median, whole } from './figure.ts';

const SERVERS = 10_000;
/** What an hour brings, and so what the overlap makes an incremental walk see again. */
const RECENT = 50;
const ROUNDS = 3;

/** Wall time of walking through a registry of 10,000 servers on this machine, in full and for changes where there are none. */
export async function measureRegistryWalk(onProgress: (text: string) => void): Promise<Figure[]> {
  const registry = await startRegistry(SERVERS);
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    const embedded = await measureOn('embedded', registry, { dataDir: folder }, onProgress);
    const binaries = postgresBinaries();
    if (binaries === null) return embedded;
    const server = await startPostgres(binaries);
    try {
      const where = { dataDir: folder, databaseUrl: await server.newDatabase('registry') };
      return [...embedded, ...(await measureOn('PostgreSQL', registry, where, onProgress))];
    } finally {
      await server.stop();
    }
  } finally {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(
  label: string,
  registry: TestRegistry,
  where: { readonly dataDir: string; readonly databaseUrl?: string },
  onProgress: (text: string) => void,
): Promise<Figure[]> {
  onProgress(`walking through a registry of ${whole(SERVERS)} servers (${label})`);
  const opened = await openDb({ ...where, command: 'bench' });
  if (!opened.ok) throw new Error(opened.detail);
  const walk = async (mode: 'auto' | 'full', wanted: number) => {
    const start = performance.now();
    const summary = await storeRegistryWalk({ db: opened.db, registry: { url: registry.url, isNamed: true }, mode });
    if (!summary.isComplete || summary.entries !== wanted)
      throw new Error(`${summary.entries} entries were read, not ${wanted}: ${summary.problem}`);
    return (performance.now() - start) / 1000;
  };
  try {
    for (const record of registry.records.filter(({ isLatest }) => isLatest).slice(0, RECENT))
      record.updatedAt = new Date().toISOString();
    const full: number[] = [];
    const incremental: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      full.push(await walk('full', SERVERS));
      incremental.push(await walk('auto', RECENT));
    }
    const of = `median of ${ROUNDS}, a local registry in the same process`;
    return [
      {
        label: `full walk through ${whole(SERVERS)} servers, ${label}`,
        value: `${median(full).toFixed(1)} s`,
        how: `${of}; 100 a page, every page stored`,
      },
      {
        label: `incremental walk of no change, ${label}`,
        value: `${median(incremental).toFixed(2)} s`,
        how: `${of}; ${RECENT} entries of the last hour are read again`,
      },
    ];
  } finally {
    await opened.close();
  }
}
