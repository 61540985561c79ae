import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ServerRef } from '#crawler/types.ts';
import { postgresBinaries, startPostgres } from '#db/testing/postgres.ts';
import { type Figure, whole } from './figure.ts';
import { type ProcessCost, runMeasured } from './measured-process.ts';

const SERVERS = 40;
const CONCURRENCY = 8;
const TOOLRISK = path.resolve(import.meta.dirname, '../toolrisk.ts');

/**
 * What memory `toolrisk crawl` itself takes while it lists many servers side by side: on PostgreSQL, where it is the crawler's alone, and
 * on the embedded database, which lives in the same process.
 */
export async function measureCrawlMemory(
  refs: readonly ServerRef[],
  cacheDir: string,
  onProgress: (text: string) => void,
): Promise<Figure[]> {
  const folder = path.join(cacheDir, 'memory');
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, 'servers.json');
  writeFileSync(config, JSON.stringify({ mcpServers: Object.fromEntries(entries(refs)) }));
  const env = { TOOLRISK_DATA: path.join(folder, 'data') };
  onProgress(`crawling ${SERVERS} servers ${CONCURRENCY} at a time, which installs what is missing`);
  crawl(config, env);
  const embedded = figure('embedded database', crawl(config, env));
  const binaries = postgresBinaries();
  if (binaries === null) return [embedded];
  onProgress('the same on PostgreSQL');
  const server = await startPostgres(binaries);
  try {
    const databaseUrl = await server.newDatabase('memory');
    return [figure('PostgreSQL', crawl(config, { ...env, DATABASE_URL: databaseUrl })), embedded];
  } finally {
    await server.stop();
  }
}

function crawl(config: string, env: Readonly<Record<string, string>>): ProcessCost {
  return runMeasured(TOOLRISK, ['crawl', '--config', config, '--concurrency', String(CONCURRENCY), '--refresh'], env);
}

function figure(database: string, { memory, wall }: ProcessCost): Figure {
  const how = `${SERVERS} installed servers, ${CONCURRENCY} at a time, in ${wall.toFixed(1)} s; peak of its process`;
  return { label: `memory of a crawl, ${database}`, value: `${whole(memory)} MB`, how };
}

/** The packages of the default sources again and again, each time as another server: they share one install. */
function entries(refs: readonly ServerRef[]): [string, object][] {
  const packages = refs.flatMap(({ reach }) => (reach.kind === 'npm' ? [reach] : []));
  return Array.from({ length: packages.length === 0 ? 0 : SERVERS }, (_, index) => {
    const round = Math.floor(index / packages.length);
    const reach = packages[index % packages.length];
    const args = ['-y', `${reach?.package}@${reach?.version}`, ...(reach?.args ?? [])];
    return [`server-${index}`, { command: 'npx', args, env: { ...reach?.env, BENCH_ROUND: String(round) } }];
  });
}
