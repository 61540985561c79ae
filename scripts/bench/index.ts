import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { crawlServer } from '#crawler/crawl-server.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';
import { readSources } from '#crawler/sources/index.ts';
import type { ServerRef, Tool } from '#crawler/types.ts';
import { say } from '../log.ts';
import { dataDir, ROOT, SOURCES_FILE } from '../places.ts';
import { measureClassifySpeed } from './classify-speed.ts';
import { measureCrawlTime } from './crawl-time.ts';
import type { Figure } from './figure.ts';
import { measureJudge } from './judge-speed.ts';
import { describeMachine } from './machine.ts';
import { measurePageCost } from './page-cost.ts';
import { measureRecrawl } from './recrawl-time.ts';
import { measureRegistryWalk } from './registry-walk.ts';
import { markdownReport, printReport } from './report.ts';
import { measureWorstCase } from './worst-case.ts';

/** Installed packages are kept apart from the catalogue's, so that a benchmark changes nothing there. */
const CACHE_DIR = path.join(dataDir(), 'bench');

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const progress = (text: string) => say('bench', text);

const sources = await readSources(SOURCES_FILE);
if (!sources.ok) throw new Error(sources.error);
const machine = describeMachine();
const figures: Figure[] = [
  ...measureClassifySpeed({ name: 'twenty-crm', tools: await listExample(sources.refs) }),
  ...measureWorstCase(),
  ...measureJudge(),
  ...(await measurePageCost(progress)),
  ...(await measureRecrawl(progress)),
  ...(await measureRegistryWalk(progress)),
  ...(await measureCrawlTime(sources.refs, CACHE_DIR, progress)),
];
process.stdout.write(printReport(machine, figures));
if (values.write) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(path.join(ROOT, 'docs/bench.md'), markdownReport(date, machine, figures));
}

/** The bundled example is a server like any other: its tools are listed, not imported. */
async function listExample(refs: readonly ServerRef[]): Promise<readonly Tool[]> {
  const example = refs.find((ref) => ref.reach.kind === 'local');
  if (!example) throw new Error('sources.json has no local server to measure with');
  const result = await crawlServer(example, { sandbox: await openSandbox('none'), cacheDir: CACHE_DIR });
  if (result.status === 'failed') throw new Error(`The example could not be listed: ${result.detail}`);
  return result.listing.tools;
}
