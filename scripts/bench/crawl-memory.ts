import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ServerRef } from '#crawler/types.ts';
import { type Figure, whole } from './figure.ts';
import { runMeasured } from './measured-process.ts';

const SERVERS = 40;
const CONCURRENCY = 8;
const TOOLRISK = path.resolve(import.meta.dirname, '../toolrisk.ts');

/** What memory `toolrisk crawl` itself takes, embedded database included, while it lists many servers side by side. */
export async function measureCrawlMemory(
  refs: readonly ServerRef[],
  cacheDir: string,
  onProgress: (text: string) => void,
): Promise<Figure[]> {
  const folder = path.join(cacheDir, 'memory');
  const config = path.join(folder, 'servers.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(config, JSON.stringify({ mcpServers: Object.fromEntries(entries(refs)) }));
  onProgress(`crawling ${SERVERS} servers ${CONCURRENCY} at a time, twice: the first crawl installs what is missing`);
  const args = ['crawl', '--config', config, '--concurrency', String(CONCURRENCY), '--refresh'];
  const crawl = () => runMeasured(TOOLRISK, args, { TOOLRISK_DATA: path.join(folder, 'data') });
  crawl();
  const { memory, wall } = crawl();
  const how = `${SERVERS} installed servers, ${CONCURRENCY} at a time, peak of its process, embedded database included`;
  return [
    { label: 'memory of a crawl', value: `${whole(memory)} MB`, how },
    { label: 'time of that', value: `${wall.toFixed(1)} s`, how: 'its start and the database included' },
  ];
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
