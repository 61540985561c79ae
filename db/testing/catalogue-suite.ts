import { expect, test } from 'vitest';
import type { Classification } from '#classifier/types.ts';
import type { ServerRef, Tool } from '#crawler/types.ts';
import { failedServers } from '../failed-servers.ts';
import { knownCrawls, type SettledCrawl } from '../known-crawls.ts';
import { lastCrawlTime } from '../last-crawl-time.ts';
import { lookUp } from '../look-up.ts';
import { lastAttempt } from '../queue-servers.ts';
import { readJudgedTools } from '../read-judged-tools.ts';
import { type ListedServer, readServers } from '../read-servers.ts';
import { saveClassifications } from '../save-classifications.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import { serversToClassify } from '../servers-to-classify.ts';
import { toolsToClassify } from '../tools-to-classify.ts';
import type { Db } from '../types.ts';
import { attempt, listing, ref, tool } from './fixtures.ts';

const LATER = { startedAt: new Date('2026-11-22T10:00:00.000Z'), finishedAt: new Date('2026-11-22T10:00:02.000Z') };
const AT = new Date('2026-11-21T10:00:01.500Z');

const JUDGEMENT: Classification = {
  category: 'destructive',
  baselineRisk: 'high',
  risk: 'critical',
  riskMoves: [{ move: 'start', to: 'high', because: 'it removes', rule: null }],
  facets: ['bulk', 'irreversible'],
  confidence: 0.75,
  needsReview: true,
  reviewReasons: ['look'],
  rationale: 'Removes\0 all.',
  // A span cut through a pair leaves half of it, which jsonb would refuse.
  findings: [
    {
      rule: 'destroys-data',
      message: 'It removes \0.',
      strength: 'strong',
      indicates: { category: 'destructive' },
      evidence: [{ source: 'tool', pointer: '/name', part: 'value', start: 0, end: 1, text: '\ud83d' }],
    },
  ],
  rulesetVersion: '1-a',
  model: null,
  promptVersion: null,
};

/** The same expectations of both databases. Every test has servers of its own, because they share one database. */
export function catalogueSuite(open: () => Db): void {
  test('stores a listing once, however often it is answered, and every attempt', async () => {
    const mail = ref('once');
    const tools = [tool('send'), tool('list')];
    expect(await saveCrawlResult(open(), attempt(mail, tools))).toEqual({
      slug: 'once',
      tools: 2,
      dropped: 0,
      isNewListing: true,
    });
    expect(await saveCrawlResult(open(), attempt(mail, tools, LATER))).toEqual({
      slug: 'once',
      tools: 2,
      dropped: 0,
      isNewListing: false,
    });
    const server = await serverBySlug(open(), 'once');
    expect(server).toMatchObject({
      toolCount: 2,
      listedSince: AT,
      toolsChangedAt: AT,
      reach: 'npm once@1.2.0',
      lastFailure: null,
    });
    expect((await lastCrawlTime(open()))?.toISOString()).toBe('2026-11-22T10:00:02.000Z');
    expect((await readJudgedTools(open(), [server.id])).map((row) => [row.slug, row.unchangedSince])).toEqual([
      ['send', AT],
      ['list', AT],
    ]);
  });

  test('keeps slugs of tools that changed, went and came back', async () => {
    const server = ref('slugs');
    await saveCrawlResult(open(), attempt(server, [tool('send'), tool('Send')]));
    expect(await slugsOf(open(), 'slugs')).toEqual({ Send: 'send', send: 'send-27ce1d1b' });
    await saveCrawlResult(open(), attempt(server, [tool('send', 'new words'), tool('SEND')], LATER));
    expect(await slugsOf(open(), 'slugs')).toEqual({ send: 'send-27ce1d1b', SEND: 'send-2a8eaaca' });
    await saveCrawlResult(open(), attempt(server, [tool('Send'), tool('send', 'new words')], LATER));
    expect(await slugsOf(open(), 'slugs')).toEqual({ Send: 'send', send: 'send-27ce1d1b' });
    const stored = await serverBySlug(open(), 'slugs');
    const [kept, changed] = await readJudgedTools(open(), [stored.id]);
    expect([kept?.unchangedSince, changed?.unchangedSince]).toEqual([AT, LATER.finishedAt]);
    expect(changed?.firstSeenAt).toEqual(AT);
    expect(stored.toolsChangedAt).toEqual(LATER.finishedAt);
  });

  test('stores hostile names, keys and texts', async () => {
    const names = [
      '__proto__',
      'x'.repeat(5000),
      'pay\u202egnp.exe',
      '<script>alert(1)</script>',
      '../../etc',
      '.',
      '..',
      '\0\ud800',
      'constructor',
    ];
    const tools = names.map(
      (name): Tool => ({
        name,
        description: `\0${name}`,
        inputSchema: JSON.parse('{"__proto__":{"a":"\\u0000\\ud800"}}'),
      }),
    );
    expect((await saveCrawlResult(open(), attempt(ref('hostile\0name'), tools))).tools).toBe(9);
    const server = await serverBySlug(open(), 'hostile-name');
    const stored = await readJudgedTools(open(), [server.id]);
    expect(stored.map((row) => row.tool.name)).toEqual([...names.slice(0, 7), '\ufffd\ufffd', 'constructor']);
    expect(stored.map((row) => row.slug)).toEqual([
      '__proto__',
      'x'.repeat(80),
      'pay-gnp.exe',
      'script-alert-1-script',
      '..-..-etc',
      'x-cdb4ee2a',
      'x-5ec1f7e7',
      'x-52793f8d',
      'constructor',
    ]);
    expect(JSON.stringify(stored[0]?.tool.inputSchema)).toBe('{"__proto__":{"a":"\ufffd\ufffd"}}');
  });

  test('a failed attempt keeps the last good listing, and is told of', async () => {
    const server = ref('flaky', { title: 'Flaky' });
    await saveCrawlResult(open(), attempt(server, [tool('send')]));
    const failure = { status: 'failed', reason: 'timeout', detail: 'no answer\0' } as const;
    await saveCrawlResult(open(), attempt(server, failure, { ...LATER, isSettled: false, crawlKey: 'key-2' }));
    expect(await serverBySlug(open(), 'flaky')).toMatchObject({
      toolCount: 1,
      lastFailure: { reason: 'timeout', detail: 'no answer\ufffd', challenge: null },
    });
    expect((await failedServers(open())).find(({ slug }) => slug === 'flaky')).toEqual({
      slug: 'flaky',
      name: 'flaky',
      title: 'Flaky',
      reason: 'timeout',
      detail: 'no answer\ufffd',
      challenge: null,
      isListed: true,
    });
    // What is settled is still the listing: an equal key need not ask again.
    expect(await settledBy(open(), server)).toMatchObject({ status: 'listed', tools: 1 });
    expect(await settledBy(open(), { ...server, title: 'Another' })).toBeNull();
    await saveCrawlResult(open(), attempt(server, [tool('send')], LATER));
    expect((await failedServers(open())).some(({ slug }) => slug === 'flaky')).toBe(false);
  });

  test('a snapshot has tools, but nothing that says who answered', async () => {
    const result = {
      status: 'listed',
      listing: listing([tool('send')], { serverInfo: null, protocolVersion: null }),
    } as const;
    await saveCrawlResult(open(), attempt(ref('no-info'), result));
    expect(await serverBySlug(open(), 'no-info')).toMatchObject({
      serverInfo: null,
      protocolVersion: null,
      toolCount: 1,
    });
  });

  test('a server that was never listed has no page, but is told of', async () => {
    const challenge = { scheme: 'bearer', resourceMetadata: 'https://auth.example/' };
    const failure = {
      status: 'failed',
      reason: 'needs-oauth',
      detail: 'log in',
      challenge,
      retryAfterSeconds: 60,
    } as const;
    await saveCrawlResult(open(), attempt(ref('closed'), failure));
    for await (const batch of readServers(open())) expect(batch.map(({ slug }) => slug)).not.toContain('closed');
    expect((await failedServers(open())).find(({ slug }) => slug === 'closed')).toMatchObject({
      isListed: false,
      challenge,
    });
    expect(await lastAttempt(open(), ref('closed'))).toMatchObject({ challenge, retryAfterSeconds: 60 });
    expect(await settledBy(open(), ref('closed'))).toMatchObject({ status: 'failed', reason: 'needs-oauth' });
  });

  test('classifies what is new and nothing else', async () => {
    const server = ref('judged', { description: 'A judge’s server' });
    await saveCrawlResult(open(), attempt(server, [tool('drop_all'), tool('list')]));
    const [due] = (await serversToClassify(open(), '1-a')).filter(({ slug }) => slug === 'judged');
    expect(due).toMatchObject({ toolCount: 2, context: { name: 'Mail', description: 'A judge’s server' } });
    const id = due?.id ?? 0;
    const tools = await toolsToClassify(open(), id, '1-a');
    expect(tools.map(({ tool: { name }, isDue }) => [name, isDue])).toEqual([
      ['drop_all', true],
      ['list', true],
    ]);
    await saveClassifications(
      open(),
      '1-a',
      tools.map(({ inputDigest }) => ({ inputDigest, classification: JUDGEMENT })),
      AT,
    );
    expect((await serversToClassify(open(), '1-a')).map(({ slug }) => slug)).not.toContain('judged');
    expect((await serversToClassify(open(), '1-b')).map(({ slug }) => slug)).toContain('judged');
    const [stored] = await readJudgedTools(open(), [id]);
    expect(stored?.classification).toEqual({ ...JUDGEMENT, rationale: 'Removes\ufffd all.' });
    // A new sibling is new context for all.
    await saveCrawlResult(open(), attempt(server, [tool('drop_all'), tool('list'), tool('keep')], LATER));
    expect((await toolsToClassify(open(), id, '1-a')).map(({ isDue }) => isDue)).toEqual([true, true, true]);
  });

  test('tells servers of one name apart, and knows them again', async () => {
    const at = (file: string) => ref('tools', { source: 'snapshot', reach: { kind: 'snapshot', file } });
    const slugOf = async (server: ReturnType<typeof ref>) =>
      (await saveCrawlResult(open(), attempt(server, [tool('a')]))).slug;
    expect(await slugOf(at('/one/tools.json'))).toBe('tools');
    expect(await slugOf(at('/two/tools.json'))).toMatch(/^tools-[0-9a-f]{8}$/);
    expect(await slugOf(at('/one/tools.json'))).toBe('tools');
    expect(await slugOf(ref('@acme/box', { slug: 'box' }))).toBe('box');
    expect(await slugOf(ref('@acme/box', { slug: 'box-eu' }))).toBe('box-eu');
    expect(await slugOf(ref('@acme/box'))).toBe('box');
  });

  test('finds servers and tools by slug or exact name, also with slashes', async () => {
    await saveCrawlResult(open(), attempt(ref('@acme/files'), [tool('files/read'), tool('List')]));
    const found = async (text: string) => {
      const answer = await lookUp(open(), text);
      return answer.ok ? [answer.server.slug, answer.tool?.tool.name ?? null, answer.tools.length] : answer.detail;
    };
    expect(await found('@acme/files')).toEqual(['acme-files', null, 2]);
    expect(await found('@acme/files/files/read')).toEqual(['acme-files', 'files/read', 2]);
    expect(await found('acme-files/list')).toEqual(['acme-files', 'List', 2]);
    expect(await found('acme-files/gone')).toBe('the server acme-files has no tool as in "acme-files/gone"');
    expect(await found('nowhere')).toBe('no server "nowhere" in the catalogue');
  });

  test('equal names at once get slugs of their own', async () => {
    const refs = Array.from({ length: 6 }, (_, at) =>
      ref('twin', { source: 'snapshot', reach: { kind: 'snapshot', file: `/${at}/twin.json` } }),
    );
    const saved = await Promise.all(refs.map((server) => saveCrawlResult(open(), attempt(server, [tool('a')]))));
    expect(new Set(saved.map(({ slug }) => slug)).size).toBe(6);
  });

  test('keeps 1,200 tools in the server’s order', async () => {
    const names = Array.from({ length: 1200 }, (_, at) => `tool_${(at * 7919) % 1200}`);
    await saveCrawlResult(
      open(),
      attempt(ref('large'), { status: 'listed', listing: listing(names.map((name) => tool(name))) }),
    );
    const server = await serverBySlug(open(), 'large');
    expect((await readJudgedTools(open(), [server.id])).map((row) => row.tool.name)).toEqual(names);
  });
}

async function serverBySlug(db: Db, slug: string): Promise<ListedServer> {
  for await (const batch of readServers(db)) {
    const server = batch.find((row) => row.slug === slug);
    if (server !== undefined) return server;
  }
  throw new Error(`no server ${slug}`);
}

async function slugsOf(db: Db, server: string): Promise<Record<string, string>> {
  const { id } = await serverBySlug(db, server);
  return Object.fromEntries((await readJudgedTools(db, [id])).map((row) => [row.tool.name, row.slug]));
}

async function settledBy(db: Db, server: ServerRef, crawlKey = 'key-1'): Promise<SettledCrawl | null> {
  const [known] = await knownCrawls(db, [{ ref: server, crawlKey }]);
  return known?.settled ?? null;
}
