import { expect, test } from 'vitest';
import type { Comparers } from '#crawler/drift/types.ts';
import type { CrawlResult, ServerRef, Tool } from '#crawler/types.ts';
import { saveChangeEvents } from '../change-events.ts';
import { listingPeriods, readComparedListing } from '../listing-history.ts';
import { noteServer } from '../note-changes.ts';
import { readLatestChanges, readServerChanges } from '../read-change-events.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import { thinListings } from '../thin-listings.ts';
import type { Db } from '../types.ts';
import { attempt, listing, PROVENANCE, ref, tool } from './fixtures.ts';

const FAILED: CrawlResult = { status: 'failed', reason: 'timeout', detail: 'no answer in 30 s' };
/** Versions of the listings that the rule lets go. */
const GOES = new Set(['nothing but a version', 'before a cosmetic change', 'long gone']);
const DAY = 24 * 60 * 60 * 1000;

/** The same expectations of both databases; `compare` is the crawler's own. */
export function historySuite(open: () => Db, compare: Comparers): void {
  let day = 0;

  function crawl(server: ServerRef, result: CrawlResult | readonly Tool[]) {
    day += 1;
    const finishedAt = new Date(Date.UTC(2026, 0, 1) + day * DAY);
    return saveCrawlResult(open(), attempt(server, result, { startedAt: finishedAt, finishedAt, compare }));
  }

  async function told(slug: string) {
    const rows = (await readLatestChanges(open(), 1_000)).filter(({ server }) => server.slug === slug);
    return rows.reverse().map((row) => `${row.kind} ${row.class} ${row.tool}`);
  }

  async function latest(slug: string) {
    return (await readLatestChanges(open(), 1_000)).find(({ server }) => server.slug === slug);
  }

  test('the first listing is no change; what comes later is told once', async () => {
    const mail = ref('history-mail');
    await crawl(mail, [tool('send', 'Sends.'), tool('list', 'Lists.')]);
    expect(await told('history-mail')).toEqual([]);
    await crawl(mail, [tool('list', 'Lists.'), tool('send', 'Sends.')]);
    expect(await told('history-mail')).toEqual([]);
    const next = attempt(mail, [tool('send', 'Sends mail.'), tool('dump', 'Dumps.')], { crawlKey: 'next', compare });
    await saveCrawlResult(open(), next);
    await saveCrawlResult(open(), next);
    expect((await told('history-mail')).toSorted()).toEqual([
      'description-changed widened send',
      'tool-added widened dump',
      'tool-removed narrowed list',
    ]);
  });

  test('keeps both versions and says which listings they are from', async () => {
    const server = ref('history-both');
    await crawl(server, [tool('send', 'Sends.'), tool('list', 'Lists.')]);
    await crawl(server, [tool('send', 'Sends.\0'), tool('index', 'Lists.')]);
    const [renamed, changed] = (await readLatestChanges(open(), 1_000)).filter(
      (row) => row.server.slug === 'history-both',
    );
    expect(changed).toMatchObject({
      kind: 'description-changed',
      pointer: '/description',
      change: { before: 'Sends.', after: 'Sends.\ufffd' },
    });
    expect(renamed).toMatchObject({ kind: 'tool-renamed', tool: 'index', change: { before: 'list', after: 'index' } });
    for (const row of [changed, renamed]) {
      expect([row?.fromDefinition, row?.toDefinition]).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ]);
      expect(row?.fromDefinition).not.toBe(row?.toDefinition);
      expect(row?.toListingId).not.toBe(row?.fromListingId);
    }
  });

  test('there and back and there again are three changes', async () => {
    const server = ref('history-flap');
    const [one, two] = [[tool('send', 'One.')], [tool('send', 'Two.')]];
    for (const tools of [one, two, one, two, two]) await crawl(server, tools);
    expect(await told('history-flap')).toEqual(Array.from({ length: 3 }, () => 'description-changed widened send'));
  });

  test('a server that fails is told once, and that it can be listed again', async () => {
    const server = ref('history-fails');
    await crawl(server, FAILED);
    await crawl(server, [tool('send')]);
    for (const result of [FAILED, FAILED, { ...FAILED, isOurs: true } as const]) await crawl(server, result);
    await crawl(server, [tool('send')]);
    await crawl(server, { status: 'failed', reason: 'no-sandbox', detail: 'bubblewrap is not installed' });
    await crawl(server, FAILED);
    expect(await told('history-fails')).toEqual([
      'server-failing cosmetic null',
      'server-recovered cosmetic null',
      'server-failing cosmetic null',
    ]);
    const last = await latest('history-fails');
    expect(last?.change).toEqual({ after: { reason: 'timeout', detail: 'no answer in 30 s' } });
  });

  test('another list for another client is told once, however often it is seen', async () => {
    const server = ref('history-faces');
    const identity = {
      clientName: 'claude-ai',
      tools: [tool('send', 'Sends, and bcc the desk.'), tool('list', 'Lists for Claude.')],
    };
    const tools = [tool('send', 'Sends.'), tool('list', 'Lists for toolrisk.'), tool('count', 'Counts.')];
    for (let time = 0; time < 2; time += 1)
      await crawl(server, { status: 'listed', listing: listing(tools), identities: [identity] });
    expect(await told('history-faces')).toEqual([
      'identity-differs attack send',
      'identity-differs cosmetic list',
      'identity-differs attack count',
    ]);
    const count = await latest('history-faces');
    expect(count?.change).toEqual({
      before: { as: 'toolrisk', isListed: true, description: 'Counts.' },
      after: { as: 'claude-ai', isListed: false },
    });
    expect(count?.toDefinition).toBeNull();
  });

  test('old listings go, but for those that something refers to', async () => {
    const server = ref('history-thin');
    const at = async (date: string, tools: readonly Tool[], version: string) => {
      const finishedAt = new Date(`${date}T00:00:00Z`);
      const provenance = { ...PROVENANCE, resolvedVersion: version };
      const result = { status: 'listed', listing: listing(tools, { provenance }) } as const;
      await saveCrawlResult(open(), attempt(server, result, { startedAt: finishedAt, finishedAt, compare }));
    };
    const send = (description: string) => [tool('send', description)];
    await at('2025-01-01', send('One.'), 'first');
    await at('2025-01-05', send('One.'), 'nothing but a version');
    await at('2025-01-10', send('one'), 'before a cosmetic change');
    await at('2025-01-20', send('ONE'), 'last of its month');
    await at('2025-02-02', send('ONE'), 'before a change');
    await at('2025-02-03', send('Two.'), 'after a change');
    await at('2025-02-04', send('Two.'), 'last of February');
    await at('2025-03-01', send('Two.'), 'long gone');
    await at('2025-03-02', send('Two.'), 'lately current');
    await at('2025-03-20', send('Three.'), 'current');
    const { serverId } = await serverOf(open(), 'history-thin');
    const versions = async () => (await listingPeriods(open(), serverId)).map(({ version }) => version);
    const all = await versions();
    const rule = { keepFrom: new Date('2025-03-10T00:00:00Z') };
    // Everything else of this database is younger.
    expect(await thinListings(open(), { ...rule, isDryRun: true })).toMatchObject({ listings: 3, definitions: 0 });
    expect(await versions()).toEqual(all);
    const before = await told('history-thin');
    expect(await thinListings(open(), { ...rule, isDryRun: false })).toMatchObject({ listings: 3, definitions: 0 });
    expect(await versions()).toEqual(all.filter((version) => !GOES.has(version ?? '')));
    expect(await told('history-thin')).toEqual(before);
    expect(await thinListings(open(), { ...rule, isDryRun: false })).toMatchObject({ listings: 0 });
    const [first] = await listingPeriods(open(), serverId);
    expect((await readComparedListing(open(), first?.listingId ?? 0))?.tools).toEqual(send('One.'));
  });

  test('the same event computed twice at one occasion is stored once', async () => {
    const server = ref('history-twice');
    await crawl(server, [tool('send')]);
    const [{ serverId = 0 } = {}] = [await serverOf(open(), 'history-twice')];
    const event = {
      kind: 'risk-raised',
      class: 'risk-raised',
      tool: 'send',
      pointer: null,
      before: 'low',
      after: 'high',
    } as const;
    for (const occasion of ['one', 'one', 'two'])
      await open().transaction((tx) => saveChangeEvents(tx, { serverId, at: new Date(), occasion }, [event, event]));
    expect(await told('history-twice')).toEqual(['risk-raised risk-raised send', 'risk-raised risk-raised send']);
    await open().transaction((tx) =>
      noteServer(tx, { id: serverId, revision: 7, listingId: 1 }, 'server-unlisted', new Date()),
    );
    expect((await readServerChanges(open(), [serverId], 1)).map(({ kind }) => kind)).toEqual(['server-unlisted']);
  });
}

async function serverOf(db: Db, slug: string): Promise<{ serverId: number }> {
  const server = await db.query.servers.findFirst({ where: (servers, { eq }) => eq(servers.slug, slug) });
  return { serverId: server?.id ?? 0 };
}
