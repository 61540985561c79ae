import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crawlKey } from '#crawler/crawl-key.ts';
import { isPermanentFailure } from '#crawler/failure.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';
import type { CrawlResult, ServerRef } from '#crawler/types.ts';
import { openDb } from '#db/open.ts';
import { postgresBinaries, startPostgres } from '#db/testing/postgres.ts';
import type { Db, OpenDb } from '#db/types.ts';
import { type CrawlerParts, crawlServers } from '#pipeline/crawl.ts';
import type { Figure } from './figure.ts';

const SERVERS = 1_000;
const TOOLS_EACH = 20;
const ROUNDS = 3;

/** Wall time of crawling servers again of which none has changed, on both databases. The first crawl is stored, not measured. */
export async function measureRecrawl(onProgress: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    const embedded = await measureOn('embedded', { dataDir: folder }, onProgress);
    const binaries = postgresBinaries();
    return binaries === null ? [embedded] : [embedded, await measureOnPostgres(binaries, folder, onProgress)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOnPostgres(
  binaries: string,
  dataDir: string,
  onProgress: (text: string) => void,
): Promise<Figure> {
  const server = await startPostgres(binaries);
  try {
    return await measureOn('PostgreSQL', { dataDir, databaseUrl: await server.newDatabase('recrawl') }, onProgress);
  } finally {
    await server.stop();
  }
}

async function measureOn(
  label: string,
  where: { readonly dataDir: string; readonly databaseUrl?: string },
  onProgress: (text: string) => void,
): Promise<Figure> {
  onProgress(`storing ${SERVERS} servers (${label}), then crawling them again`);
  const opened = await openDb({ ...where, command: 'bench' });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return await measureOpened(label, opened);
  } finally {
    await opened.close();
  }
}

async function measureOpened(label: string, { db }: OpenDb): Promise<Figure> {
  const refs = Array.from({ length: SERVERS }, (_, at) => refOf(at));
  await recrawl(db, refs, 0);
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seconds.push(await recrawl(db, refs, SERVERS));
  return {
    label: `recrawl of ${SERVERS.toLocaleString('en')} unchanged servers, ${label}`,
    value: `${Math.max(...seconds).toFixed(2)} s`,
    how: `the slowest of ${ROUNDS} rounds; ${TOOLS_EACH} tools each, keys computed, nothing started`,
  };
}

async function recrawl(db: Db, refs: readonly ServerRef[], unchanged: number): Promise<number> {
  const sandbox = await openSandbox('none');
  const start = performance.now();
  const outcomes = await crawlServers({ db, refs, sandbox, cacheDir: '/nonexistent', parts: PARTS });
  const seconds = (performance.now() - start) / 1_000;
  const found = outcomes.filter(({ status }) => status === 'unchanged').length;
  if (found !== unchanged) throw new Error(`${found} servers are unchanged, not ${unchanged}`);
  return seconds;
}

/** Everything but the servers themselves is the real thing. */
const PARTS: CrawlerParts = { crawlKey, isPermanentFailure, crawlServer: async (ref) => listingOf(ref) };

function refOf(at: number): ServerRef {
  const name = `@bench/server-${at}`;
  return { source: 'npm', name, reach: { kind: 'npm', package: name, version: '1.0.0', args: [], env: {} } };
}

function listingOf({ name }: ServerRef): CrawlResult {
  const tools = Array.from({ length: TOOLS_EACH }, (_, at) => ({
    name: `tool_${at}`,
    description: `Tool ${at} of ${name}`,
    inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
  }));
  const provenance = {
    resolvedVersion: '1.0.0',
    integrity: null,
    lockDigest: null,
    nodeVersion: process.version,
    args: [],
    variables: [],
    placeholders: [],
    configFingerprint: '00',
    sandbox: 'bwrap',
  } as const;
  const serverInfo = { name, version: '1.0.0' };
  return {
    status: 'listed',
    listing: { serverInfo, protocolVersion: '2025-11-25', tools, dropped: [], notes: [], provenance },
  };
}
