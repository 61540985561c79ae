import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClassifyServer } from '#classifier/types.ts';
import { failedOurselves } from '#crawler/failure.ts';
import type { CrawlResult, ServerRef, Tool } from '#crawler/types.ts';
import { lookUp } from '#db/look-up.ts';
import { openDb } from '#db/open.ts';
import { listing, ref, tool } from '#db/testing/fixtures.ts';
import type { OpenDb } from '#db/types.ts';
import { classifyTools } from './classify.ts';
import { type CrawlerParts, type CrawlOptions, type CrawlOutcome, crawlServers, selectRefs } from './crawl.ts';
import type { PageIndex, SitePages, ToolPage } from './page-data/types.ts';
import { askedOf, type FoundServer, policyOf } from './policy-of.ts';
import { type PublishOptions, publish } from './publish.ts';
import { classification } from './testing/ready.ts';

/** One database for the whole file, opened again for each publishing, which closes it: the steps in the order they are used. */
let folder: string;
let opened: OpenDb;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-steps-'));
  opened = await open();
});

afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<OpenDb> {
  const result = await openDb({ dataDir: path.join(folder, 'data'), command: 'toolrisk up' });
  if (!result.ok) throw new Error(result.detail);
  return result;
}

const MAIL = ref('mail');
const BROKEN = ref('broken');
const SLOW = ref('slow');
const BUG = ref('bug');

function listed(...tools: Tool[]): CrawlResult {
  return { status: 'listed', listing: listing(tools) };
}

function crawler(
  answers: Record<string, CrawlResult | Error>,
  key = 'key-1',
): CrawlerParts & { readonly started: string[] } {
  const started: string[] = [];
  return {
    started,
    crawlServer: async (server: ServerRef) => {
      started.push(server.name);
      const answer = answers[server.name];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
      return answer;
    },
    crawlKey: async () => key,
    isPermanentFailure: (reason) => reason !== 'timeout',
  };
}

function crawl(refs: readonly ServerRef[], parts: CrawlerParts, more: Partial<CrawlOptions> = {}) {
  const sandbox = { kind: 'absent', problem: '', mayRunTrusted: false } as const;
  const now = () => new Date('2026-11-21T10:00:00.000Z');
  return crawlServers({ db: opened.db, refs, sandbox, cacheDir: folder, parts, concurrency: 2, now, ...more });
}

const ANSWERS = {
  mail: listed(tool('send'), tool('list')),
  broken: { status: 'failed', reason: 'needs-oauth', detail: 'log in' },
  slow: { status: 'failed', reason: 'timeout', detail: 'no answer in 30 s' },
  bug: new Error('a bug of ours'),
} as const;

test('crawls every server, whatever becomes of the others, and tells of each once', async () => {
  const seen: string[] = [];
  const onResult = ({ server }: CrawlOutcome) => seen.push(server);
  const outcomes = await crawl([MAIL, BROKEN, SLOW, BUG], crawler(ANSWERS), { onResult });
  expect(outcomes).toEqual([
    { server: 'mail', name: 'mail', status: 'listed', tools: 2, dropped: 0, ms: 0 },
    {
      server: 'broken',
      name: 'broken',
      status: 'failed',
      reason: 'needs-oauth',
      detail: 'log in',
      tools: 0,
      dropped: 0,
      ms: 0,
    },
    {
      server: 'slow',
      name: 'slow',
      status: 'failed',
      reason: 'timeout',
      detail: 'no answer in 30 s',
      tools: 0,
      dropped: 0,
      ms: 0,
    },
    {
      server: 'bug',
      name: 'bug',
      status: 'failed',
      reason: 'crashed',
      detail: 'The crawler itself failed: a bug of ours',
      isOurs: true,
      tools: 0,
      dropped: 0,
      ms: 0,
    },
  ]);
  expect(seen.toSorted()).toEqual(['broken', 'bug', 'mail', 'slow']);
});

test('starts nothing again whose key is the same, but tries what may have passed', async () => {
  const parts = crawler(ANSWERS);
  const outcomes = await crawl([MAIL, BROKEN, SLOW], parts);
  expect(parts.started).toEqual(['slow']);
  expect(outcomes.map(({ status, reason, tools }) => [status, reason, tools])).toEqual([
    ['unchanged', undefined, 2],
    ['unchanged', 'needs-oauth', 0],
    ['failed', 'timeout', 0],
  ]);
  const changed = crawler(ANSWERS, 'key-2');
  expect((await crawl([MAIL], changed)).map(({ status }) => status)).toEqual(['listed']);
});

test('a failure of our own is not held against a server', async () => {
  const full = ref('full-disk');
  const parts = crawler({ 'full-disk': failedOurselves(new Error('ENOSPC: no space left on device')) });
  expect(await crawl([full], parts)).toMatchObject([{ reason: 'crashed' }]);
  await crawl([full], parts);
  expect(parts.started).toEqual(['full-disk', 'full-disk']);
});

test('an aborted crawl rejects with the reason and stores nothing half', async () => {
  const stop = new AbortController();
  stop.abort(new Error('Ctrl-C'));
  await expect(crawl([MAIL], crawler(ANSWERS, 'key-3'), { signal: stop.signal })).rejects.toThrow('Ctrl-C');
});

test('judges each server once with all its tools, and never again', async () => {
  const calls: string[][] = [];
  const classifyServer: ClassifyServer = (_, tools) => {
    calls.push(tools.map(({ name }) => name));
    return tools.map(() => classification());
  };
  const options = { db: opened.db, classifyServer, rulesetVersion: '1-abc' };
  expect(await classifyTools(options)).toEqual({ tools: 2, servers: 1, failures: [] });
  expect(await classifyTools(options)).toEqual({ tools: 0, servers: 0, failures: [] });
  expect(calls).toEqual([['send', 'list']]);
});

test('a classifier that throws is recorded and stops nothing', async () => {
  await crawl([ref('odd')], crawler({ odd: listed(tool('x')) }));
  const classifyServer: ClassifyServer = () => {
    throw new Error('rule broke');
  };
  const done = await classifyTools({ db: opened.db, classifyServer, rulesetVersion: '1-abc' });
  expect(done).toEqual({ tools: 1, servers: 1, failures: ['odd: rule broke'] });
  const odd = await lookUp(opened.db, 'odd/x');
  expect(odd.ok && odd.tool?.classification).toMatchObject({
    category: 'unknown',
    risk: 'unknown',
    needsReview: true,
    findings: [{ error: 'rule broke' }],
  });
});

test('tells what there is where a server or a tool is not', async () => {
  const noServer = await lookUp(opened.db, 'mial');
  expect(noServer).toMatchObject({ ok: false, detail: 'no server "mial" in the catalogue' });
  expect(!noServer.ok && noServer.known).toContain('mail');
  const noTool = await lookUp(opened.db, 'mail/snd');
  expect(!noTool.ok && noTool.known).toEqual(expect.arrayContaining(['mail/list', 'mail/send']));
});

test('gives the policy of a tool and of a server, or says what is missing', async () => {
  const found = await lookUp(opened.db, 'mail/send');
  if (!found.ok) throw new Error(found.detail);
  const limits = (name: string) => ({
    limits: [{ counter: `${name}_rate`, window: 'minute', max: 30, scope: 'grant' }],
  });
  expect(policyFor(found)).toEqual({ version: '1', default: 'deny', tools: { send: limits('send') } });
  expect(policyFor({ ...found, tool: null }).tools).toMatchObject({ list: limits('list'), send: limits('send') });
  const unjudged = found.tools.map((record) => ({ ...record, classification: null }));
  expect(askedOf({ ...found, tools: unjudged, tool: null })).toEqual({
    ok: false,
    detail: `${found.server.slug} is listed but not classified yet: run "toolrisk classify"`,
  });
  // Of one tool the others need not be judged.
  expect(askedOf({ ...found, tools: unjudged }).ok).toBe(true);
});

function policyFor(found: FoundServer) {
  const read = askedOf(found);
  if (!read.ok) throw new Error(read.detail);
  return policyOf([read.asked]).policy;
}

/** Builds three files instead of a site, and counts how often. */
function builder() {
  const state = { builds: 0 };
  const buildSite: NonNullable<PublishOptions['buildSite']> = async ({ pageData, outDir }) => {
    state.builds++;
    mkdirSync(path.join(outDir, 'api/v1'), { recursive: true });
    writeFileSync(path.join(outDir, 'index.html'), `build ${state.builds}`);
    const site: SitePages = JSON.parse(readFileSync(path.join(pageData, 'site.json'), 'utf8'));
    writeFileSync(path.join(outDir, 'api/v1/status.json'), site.apiStatusText);
    return { ok: true };
  };
  return { state, buildSite, writeSearchIndex: async () => undefined };
}

const build = builder();

async function publishNow(more: Partial<PublishOptions> = {}) {
  await opened.close();
  const result = await publish({
    opened: await open(),
    dataDir: path.join(folder, 'data'),
    outDir: path.join(folder, 'dist'),
    rules: [],
    rulesetVersion: '1-abc',
    command: 'toolrisk publish',
    buildSite: build.buildSite,
    writeSearchIndex: build.writeSearchIndex,
    ...more,
  });
  opened = await open();
  return result;
}

test('publishes page data that can be read by offset, and builds once', async () => {
  expect(await publishNow()).toEqual({ ok: true, status: 'built', servers: 2, tools: 3 });
  expect(await publishNow()).toEqual({ ok: true, status: 'unchanged', servers: 2, tools: 3 });
  expect(build.state.builds).toBe(1);
  const pages = path.join(folder, 'data/build/pages');
  const index: PageIndex = JSON.parse(readFileSync(path.join(pages, 'index.json'), 'utf8'));
  expect(index.tools.map(({ id }) => id)).toEqual(['mail/send', 'mail/list', 'odd/x']);
  const at = index.tools[1];
  const bytes = readFileSync(path.join(pages, at?.file ?? '')).subarray(
    at?.offset,
    (at?.offset ?? 0) + (at?.length ?? 0),
  );
  const page: ToolPage = JSON.parse(bytes.toString());
  expect([page.id, page.server.toolCount]).toEqual(['mail/list', 2]);
  expect(index.lists.map(({ id }) => id)).toContain('categories/write');
});

test('a crawl that only failed again builds nothing, and the status still tells of it', async () => {
  const status = path.join(folder, 'dist/api/v1/status.json');
  await crawl([SLOW], crawler(ANSWERS), { now: () => new Date('2026-11-22T10:00:00.000Z') });
  expect(await publishNow()).toMatchObject({ status: 'unchanged' });
  expect(JSON.parse(readFileSync(status, 'utf8')).lastCrawlAt).toBe('2026-11-22T10:00:00.000Z');
});

test('builds again when a tool changed, and when the site is not what was built', async () => {
  await crawl([MAIL], crawler({ mail: listed(tool('send', 'now with words'), tool('list')) }, 'key-4'));
  expect(await publishNow()).toMatchObject({ status: 'built' });
  rmSync(path.join(folder, 'dist/toolrisk-build.json'));
  rmSync(path.join(folder, 'dist/index.html'));
  rmSync(path.join(folder, 'dist'), { recursive: true });
  expect(await publishNow()).toMatchObject({ status: 'built' });
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'dist']);
});

test('a failed build says why and leaves the old site in its place', async () => {
  await crawl([MAIL], crawler({ mail: listed(tool('send', 'other words'), tool('list')) }, 'key-5'));
  const before = readFileSync(path.join(folder, 'dist/index.html'), 'utf8');
  const failed = await publishNow({ buildSite: async () => ({ ok: false, detail: 'Unclosed tag', output: 'x' }) });
  expect(failed).toEqual({
    ok: false,
    reason: 'build-failed',
    detail: `the site could not be built: Unclosed tag (whole output in ${path.join(folder, 'data/build/build.log')})`,
  });
  const unsearchable = await publishNow({
    writeSearchIndex: async () => {
      throw new Error('no index');
    },
  });
  expect(unsearchable).toEqual({ ok: false, reason: 'build-failed', detail: 'no index' });
  expect(readFileSync(path.join(folder, 'dist/index.html'), 'utf8')).toBe(before);
  expect(await publishNow()).toMatchObject({ status: 'built' });
});

test('a folder that is not ours is left alone', async () => {
  const outDir = path.join(folder, 'home');
  mkdirSync(outDir);
  writeFileSync(path.join(outDir, 'thesis.txt'), 'years of work');
  expect(await publishNow({ outDir })).toEqual({
    ok: false,
    reason: 'out-not-ours',
    detail: `${outDir} holds files that toolrisk did not make; empty it or choose another folder`,
  });
  expect(readdirSync(outDir)).toEqual(['thesis.txt']);
  expect(existsSync(path.join(folder, 'data/build/lock'))).toBe(false);
});

test('--only means a server by name, asked slug or plain slug', () => {
  const refs = [ref('@acme/files'), ref('box', { slug: 'box-eu' })];
  expect(selectRefs(refs, ['acme-files']).map(({ name }) => name)).toEqual(['@acme/files']);
  expect(selectRefs(refs, ['@acme/files', 'box-eu'])).toEqual(refs);
  expect(selectRefs(refs, [])).toEqual(refs);
  expect(selectRefs(refs, ['gone'])).toEqual([]);
});

test('a server whose answer the database refuses costs itself a reason, not the run', async () => {
  const refuse = sql`alter table listings add constraint test_refuses check (tool_digests not like '[]%') not valid`;
  await opened.db.execute(refuse);
  const answers = { refused: listed(), after: listed(tool('list')) };
  const [refused, after] = await crawl([ref('refused'), ref('after')], crawler(answers));
  await opened.db.execute(sql`alter table listings drop constraint test_refuses`);
  expect(refused).toMatchObject({ status: 'failed', reason: 'bad-protocol', tools: 0 });
  expect(after).toMatchObject({ status: 'listed', tools: 1 });
});

test('times each server alone, not its wait for its turn', async () => {
  let ms = 0;
  const parts = crawler({});
  const crawlServer = async ({ name }: ServerRef): Promise<CrawlResult> => {
    ms += 5_000;
    return { status: 'failed', reason: 'timeout', detail: name, retryAfterSeconds: 90, mayPass: true };
  };
  const refs = ['first', 'second', 'third'].map((name) => ref(name));
  const now = () => new Date(Date.UTC(2026, 10, 21) + ms);
  const resolveRef: CrawlerParts['resolveRef'] = async (named) =>
    named.name === 'third'
      ? { ok: false, failure: { status: 'failed', reason: 'not-found', detail: 'none' } }
      : { ok: true, ref: named };
  const outcomes = await crawl(refs, { ...parts, crawlServer, resolveRef }, { concurrency: 1, now });
  expect(outcomes.map((one) => one.ms)).toEqual([5_000, 5_000, 0]);
  expect(outcomes[0]).toMatchObject({ retryAfterSeconds: 90, mayPass: true });
});

test('refresh crawls again what would be unchanged', async () => {
  const parts = crawler({ again: listed(tool('list')) });
  const options = { refresh: true };
  await crawl([ref('again')], parts);
  const [second] = await crawl([ref('again')], parts);
  const [third] = await crawl([ref('again')], parts, options);
  expect([second?.status, third?.status]).toEqual(['unchanged', 'listed']);
  expect(parts.started).toEqual(['again', 'again']);
});
