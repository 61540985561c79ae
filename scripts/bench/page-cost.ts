import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { classifyServer } from '#classifier/classify.ts';
import { RULES } from '#classifier/rules/index.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import { COMPARERS } from '#crawler/drift/comparers.ts';
import type { ListingProvenance, ToolListing } from '#crawler/types.ts';
import { openDb } from '#db/open.ts';
import { saveCrawlResult } from '#db/save-crawl-result.ts';
import type { Db } from '#db/types.ts';
import { classifyTools } from '#pipeline/classify.ts';
import { buildSite } from '#pipeline/publish/build-site.ts';
import { writePageData } from '#pipeline/publish/write-page-data.ts';
import { type Figure, median, whole } from './figure.ts';
import { type GeneratedServer, generateServers } from './generated-servers.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Servers of 200 tools: apart enough that the difference is more than the noise of the fixed start. */
const FEW = 1;
const MANY = 8;
const ROUNDS = 3;

/** CPU that one more tool page costs, beyond what every build costs: the difference of two builds, by the pages between them. */
export async function measurePageCost(onProgress: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    onProgress('computing page data of generated servers');
    const [few, many] = [await makePages(folder, FEW), await makePages(folder, MANY)];
    const rounds: { few: number; many: number }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      onProgress(`building ${whole(few.tools)} and ${whole(many.tools)} tool pages, round ${round} of ${ROUNDS}`);
      rounds.push({ few: await buildOnce(folder, few.data), many: await buildOnce(folder, many.data) });
    }
    return describe(rounds, few.tools, many.tools);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(rounds: readonly { few: number; many: number }[], few: number, many: number): Figure[] {
  const perPage = rounds.map((round) => (round.many - round.few) / (many - few));
  const fixed = rounds.map((round, index) => round.few - (perPage[index] ?? 0) * few);
  return [
    {
      label: 'CPU a tool page',
      value: `${median(perPage).toFixed(2)} ms`,
      how: `builds of ${whole(many)} and ${whole(few)} tool pages compared, median of ${ROUNDS}; with the lists and JSON files that come with a page`,
    },
    { label: 'CPU of a build before its first page', value: `${whole(median(fixed))} ms`, how: 'the same builds' },
  ];
}

async function makePages(folder: string, servers: number): Promise<{ data: string; tools: number }> {
  const work = path.join(folder, `pages-of-${servers}`);
  mkdirSync(work);
  const opened = await openDb({ dataDir: path.join(work, 'db'), command: 'npm run bench' });
  if (!opened.ok) throw new Error(`The database of the benchmark cannot be opened: ${opened.detail}`);
  try {
    const { db } = opened;
    for (const server of generateServers(servers)) await store(db, server);
    await classifyTools({ db, classifyServer, rulesetVersion: rulesetVersion() });
    const data = path.join(work, 'data');
    const { toolCount } = await writePageData(db, {
      folder: data,
      rules: RULES,
      rulesetVersion: rulesetVersion(),
      siteUrl: null,
    });
    return { data, tools: toolCount };
  } finally {
    await opened.close();
  }
}

/** As a crawl would store it; nothing is started. */
async function store(db: Db, { name, tools }: GeneratedServer): Promise<void> {
  const listing: ToolListing = {
    serverInfo: { name, version: '1.0.0' },
    protocolVersion: null,
    tools,
    dropped: [],
    notes: [],
    provenance: NOT_RUN,
  };
  await saveCrawlResult(db, {
    ref: { source: 'snapshot', name, reach: { kind: 'snapshot', file: `/generated/${name}.json` } },
    startedAt: GENERATED_AT,
    finishedAt: GENERATED_AT,
    crawlKey: name,
    isSettled: true,
    compare: COMPARERS,
    result: { status: 'listed', listing },
  });
}

const GENERATED_AT = new Date('2026-01-01T00:00:00Z');

const NOT_RUN: ListingProvenance = {
  resolvedVersion: null,
  integrity: null,
  lockDigest: null,
  nodeVersion: null,
  args: [],
  variables: [],
  placeholders: [],
  configFingerprint: 'generated',
  sandbox: 'not-run',
};

/** Milliseconds of CPU, user and system, of the build's process. */
async function buildOnce(folder: string, pageData: string): Promise<number> {
  const cpu = mkdtempSync(path.join(folder, 'cpu-'));
  // A URL, because Node splits its options at spaces.
  process.env.NODE_OPTIONS = `--import=${new URL('cpu-at-exit.mjs', import.meta.url).href}`;
  process.env.TOOLRISK_BENCH_CPU = cpu;
  const outDir = path.join(folder, 'site');
  const result = await buildSite({ root: ROOT, pageData, outDir, cacheDir: path.join(folder, 'site-cache') });
  delete process.env.NODE_OPTIONS;
  if (!result.ok) throw new Error(`The build of the benchmark failed: ${result.detail}`);
  rmSync(outDir, { recursive: true, force: true });
  return readdirSync(cpu).reduce((sum, file) => sum + readCpu(path.join(cpu, file)), 0);
}

/** Our own file, written by cpu-at-exit.mjs in microseconds. */
function readCpu(file: string): number {
  const used: { user: number; system: number } = JSON.parse(readFileSync(file, 'utf8'));
  return (used.user + used.system) / 1000;
}
