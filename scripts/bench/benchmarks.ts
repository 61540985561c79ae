import path from 'node:path';
import { crawlServer } from '#crawler/crawl-server.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';
import { readSources } from '#crawler/sources/index.ts';
import type { ServerRef, Tool } from '#crawler/types.ts';
import { dataDir, SOURCES_FILE } from '../places.ts';
import { measureClassifySpeed } from './classify-speed.ts';
import { measureCrawlMemory } from './crawl-memory.ts';
import { measureCrawlTime } from './crawl-time.ts';
import type { Figure } from './figure.ts';
import { measureGateway } from './gateway.ts';
import { measureGatewayOverHttp } from './gateway-http.ts';
import { measureJudge } from './judge-speed.ts';
import { measurePageCost } from './page-cost.ts';
import { measureRecrawl } from './recrawl-time.ts';
import { measureRegistryWalk } from './registry-walk.ts';
import { measureWorkers } from './workers.ts';
import { measureWorstCase } from './worst-case.ts';

/** Installed packages are kept apart from the catalogue's, so that a benchmark changes nothing there. */
const CACHE_DIR = path.join(dataDir(), 'bench');

/** One thing to measure, by a name that `npm run bench -- NAME` takes. */
export interface Benchmark {
  readonly name: string;
  readonly measure: (onProgress: (text: string) => void) => Figure[] | Promise<Figure[]>;
}

/** In the order of the report. A new one is a file beside this and a line here. */
export const BENCHMARKS: readonly Benchmark[] = [
  { name: 'classify', measure: async () => measureClassifySpeed({ name: 'twenty-crm', tools: await listExample() }) },
  { name: 'worst-case', measure: measureWorstCase },
  { name: 'judge', measure: measureJudge },
  { name: 'gateway', measure: measureGateway },
  { name: 'gateway-http', measure: measureGatewayOverHttp },
  { name: 'pages', measure: measurePageCost },
  { name: 'recrawl', measure: measureRecrawl },
  { name: 'registry-walk', measure: measureRegistryWalk },
  { name: 'workers', measure: measureWorkers },
  { name: 'crawl-time', measure: async (onProgress) => measureCrawlTime(await defaultRefs(), CACHE_DIR, onProgress) },
  {
    name: 'crawl-memory',
    measure: async (onProgress) => measureCrawlMemory(await defaultRefs(), CACHE_DIR, onProgress),
  },
];

async function defaultRefs(): Promise<readonly ServerRef[]> {
  const sources = await readSources(SOURCES_FILE);
  if (!sources.ok) throw new Error(sources.error);
  return sources.refs;
}

/** The bundled example is a server like any other: its tools are listed, not imported. */
async function listExample(): Promise<readonly Tool[]> {
  const example = (await defaultRefs()).find((ref) => ref.reach.kind === 'local');
  if (!example) throw new Error('sources.json has no local server to measure with');
  const result = await crawlServer(example, { sandbox: await openSandbox('none'), cacheDir: CACHE_DIR });
  if (result.status === 'failed') throw new Error(`The example could not be listed: ${result.detail}`);
  return result.listing.tools;
}
