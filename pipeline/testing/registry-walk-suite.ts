import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startRegistry, type TestRegistry } from '#crawler/sources/registry/testing/registry-server.ts';
import { saveCrawlResult } from '#db/save-crawl-result.ts';
import { servers, sourceEntries, sourceWalks } from '#db/schema.ts';
import { attempt, tool } from '#db/testing/fixtures.ts';
import type { Db } from '#db/types.ts';
import { registryRefs, withRegistryRefs } from '../registry-refs.ts';
import { storeRegistryWalk } from '../walk-registry.ts';

const QUICK = { backOffMs: 1, tries: 2 };

/** A copy of a registry is what the registry says, however its walks go. `open` gives the same database each time. */
export function registryWalkSuite(open: () => Db): void {
  describe('a stored walk', () => {
    let registry: TestRegistry;
    let source: string;

    beforeEach(async () => {
      registry = await startRegistry(250);
      source = `registry:${registry.url}`;
    });
    afterEach(() => registry.close());

    const walk = (mode: 'auto' | 'full' = 'auto', now?: () => Date) =>
      storeRegistryWalk({
        db: open(),
        registry: { url: registry.url, isNamed: true },
        mode,
        limits: QUICK,
        ...(now && { now }),
      });

    const rows = async () => {
      const all = await open().select().from(sourceEntries).where(eq(sourceEntries.source, source));
      return new Map(all.map((row) => [row.name, row]));
    };

    const names = async (choice?: Parameters<typeof registryRefs>[2]) => {
      const found: string[] = [];
      for await (const refs of registryRefs(open(), source, choice)) found.push(...refs.map(({ name }) => name));
      return found;
    };

    test('holds the newest version of each server, the last updated first', async () => {
      expect(await walk()).toMatchObject({ kind: 'full', isComplete: true, crawlable: 250, without: 0, problem: null });
      expect((await rows()).size).toBe(250);
      const found = await names();
      expect(found).toHaveLength(250);
      expect(found[0]).toBe('io.github.maker-249/files-249');
      expect(await names({ limit: 2 })).toEqual(['io.github.maker-249/files-249', 'io.github.maker-248/maps-248']);
      expect(await names({ only: ['io.github.maker-3-search-3', 'io.github.maker-4/weather-4'] })).toEqual([
        'io.github.maker-4/weather-4',
        'io.github.maker-3/search-3',
      ]);
      const list = await withRegistryRefs(open(), [], [source], { limit: 3 });
      expect(list.length).toBe(3);
      const refs = [];
      for await (const ref of list) refs.push(ref);
      expect(refs[0]).toMatchObject({
        source: 'registry',
        registryEntry: { registry: registry.url, name: 'io.github.maker-249/files-249', version: '1.6.0' },
      });
    });

    test('follows what changed: new versions, deletions, older versions that stand in', async () => {
      await walk();
      registry.publish('io.github.maker-0/mail-0', '2.0.0');
      registry.publish('com.example/new', '1.0.0', { remotes: [{ type: 'sse', url: 'https://new.example.com/sse' }] });
      // Of five versions the newest, and of one the only one.
      registry.remove('io.github.maker-8/maps-8', '1.5.0');
      registry.remove('io.github.maker-1/calendar-1', '1.1.0');
      // A version that nobody gets any more says nothing.
      registry.remove('io.github.maker-9/files-9', '1.2.0');
      expect(await walk()).toMatchObject({ kind: 'incremental', isComplete: true, pages: 1, crawlable: 250 });
      const stored = await rows();
      expect(stored.get('io.github.maker-0/mail-0')).toMatchObject({ version: '2.0.0', status: 'active' });
      expect(stored.get('com.example/new')?.ref?.reach).toMatchObject({ kind: 'remote', transport: 'sse' });
      expect(stored.get('io.github.maker-8/maps-8')).toMatchObject({ version: '1.4.0', status: 'active' });
      expect(stored.get('io.github.maker-1/calendar-1')).toMatchObject({ status: 'deleted', ref: null });
      expect(stored.get('io.github.maker-9/files-9')).toMatchObject({ version: '1.6.0', status: 'active' });
      expect(await names()).not.toContain('io.github.maker-1/calendar-1');
    });

    test('asks again for an older version where the registry did not answer', async () => {
      await walk();
      registry.remove('io.github.maker-8/maps-8', '1.5.0');
      registry.misbehave = (url) => (url.pathname.endsWith('/latest') ? { status: 500 } : null);
      expect((await walk()).problem).toBe(
        'answered 500, 2 times when asked for the newest version of io.github.maker-8/maps-8',
      );
      expect(await names()).toHaveLength(249);
      registry.misbehave = null;
      expect((await walk()).problem).toBeNull();
      expect(await names()).toHaveLength(250);
    });

    test('notices in a full walk what vanished without a trace', async () => {
      await walk();
      registry.vanish('io.github.maker-5/ledger-5');
      expect(await walk()).toMatchObject({ kind: 'incremental', crawlable: 250 });
      expect(await walk('full')).toMatchObject({ kind: 'full', crawlable: 249 });
      expect((await rows()).get('io.github.maker-5/ledger-5')).toMatchObject({
        status: 'deleted',
        problem: 'no longer in the registry',
      });
    });

    test('does not believe a registry that has lost most of its servers, unless a person says so', async () => {
      await walk();
      registry.records.splice(30);
      const later = () => new Date(Date.now() + 8 * 86_400_000);
      const doubted = await walk('auto', later);
      expect(doubted).toMatchObject({ kind: 'full', crawlable: 250 });
      expect(doubted.problem).toMatch(/left out 2\d\d that it had before; they are kept/);
      expect((await walk('auto', later)).kind).toBe('full');
      expect((await walk('full', later)).crawlable).toBeLessThan(30);
    });

    test('keeps what it had where it ends half way, and goes on there', async () => {
      registry.misbehave = (_, count) => (count > 2 ? { status: 500 } : null);
      const first = await walk();
      expect(first).toMatchObject({ isComplete: false, crawlable: 200, problem: 'answered 500, 2 times' });
      const [row] = await open().select().from(sourceWalks).where(eq(sourceWalks.source, source));
      expect(row).toMatchObject({ kind: 'full', pages: 2, problem: 'answered 500, 2 times', watermark: null });
      registry.misbehave = null;
      registry.asked.length = 0;
      expect(await walk()).toMatchObject({ isResumed: true, isComplete: true, crawlable: 250, problem: null });
      expect(registry.asked).toHaveLength(1);
    });

    test('begins anew after a walk that led nowhere', async () => {
      registry.misbehave = (url, count) => {
        const page = { servers: [{ server: { name: `com.example/${count}` } }], metadata: { nextCursor: 'again' } };
        return url.searchParams.has('cursor') ? { status: 200, body: JSON.stringify(page) } : null;
      };
      expect(await walk()).toMatchObject({ isAbandoned: true, problem: 'names a next page that it has already given' });
      registry.misbehave = null;
      expect(await walk()).toMatchObject({ isResumed: false, isComplete: true, crawlable: 250 });
    });

    test('takes a registry that gives all its servers, and as many deletions, on one page', async () => {
      const element = (at: number, version: string, status: string) => ({
        server: { name: `com.example/s${at}`, version, remotes: [{ type: 'sse', url: 'https://example.com/sse' }] },
        _meta: { 'io.modelcontextprotocol.registry/official': { status, isLatest: status === 'active' } },
      });
      const servers = Array.from({ length: 9_000 }, (_, at) => element(at, '2.0.0', 'active'));
      const deleted = Array.from({ length: 33_000 }, (_, at) => element(at, '1.0.0', 'deleted'));
      const body = JSON.stringify({ servers: [...servers, ...deleted] });
      registry.misbehave = () => ({ status: 200, body });
      expect(await walk()).toMatchObject({ isComplete: true, entries: 42_000, crawlable: 9_000 });
    });

    test.each(['a\0b', 'a\ud800b'])(
      'ends, and does not fail, at a next page that cannot be stored: %j',
      async (nextCursor) => {
        registry.misbehave = () => ({
          status: 200,
          body: JSON.stringify({ servers: [{ server: { name: 'com.example/one' } }], metadata: { nextCursor } }),
        });
        const problem = 'names a next page in characters that cannot be written down';
        expect(await walk()).toMatchObject({ isAbandoned: true, without: 1, problem });
      },
    );

    test('takes the version updated last where the registry does not say which is the newest', async () => {
      const entry = (version: string, updatedAt: string) => ({
        server: { name: 'com.example/plain', version, remotes: [{ type: 'sse', url: 'https://example.com/sse' }] },
        _meta: { 'io.modelcontextprotocol.registry/official': { updatedAt } },
      });
      const pages = [
        [entry('1.0.0', '2026-01-01T00:00:00Z'), entry('3.0.0', '2026-03-01T00:00:00.123456789+01:00')],
        [entry('2.0.0', '2026-02-01T00:00:00Z')],
      ];
      registry.misbehave = (_, count) => ({
        status: 200,
        body: JSON.stringify({ servers: pages[count - 1], metadata: { nextCursor: count === 1 ? 'next' : '' } }),
      });
      await walk();
      expect([...(await rows()).values()]).toMatchObject([{ version: '3.0.0', updatedAt: '2026-02-28T23:00:00.123Z' }]);
    });

    test('tells the catalogue which servers have gone, once, and takes them back when they return', async () => {
      const db = open();
      const name = 'io.github.maker-1/calendar-1';
      await walk();
      const [ref] = (await rows()).get(name)?.ref ? [(await rows()).get(name)?.ref] : [];
      if (!ref) throw new Error('no ref');
      const { slug } = await saveCrawlResult(db, attempt(ref, [tool('list_events')]));
      const unlistedAt = async () => {
        const [row] = await db.select({ at: servers.unlistedAt }).from(servers).where(eq(servers.slug, slug));
        return row?.at ?? null;
      };
      registry.remove(name, '1.1.0');
      expect(await walk()).toMatchObject({ unlisted: 1 });
      expect(await unlistedAt()).not.toBeNull();
      expect(await walk()).toMatchObject({ unlisted: 0 });
      registry.publish(name, '3.0.0');
      await walk();
      const back = (await rows()).get(name)?.ref;
      if (!back) throw new Error('no ref');
      await saveCrawlResult(db, attempt(back, [tool('list_events')]));
      expect(await unlistedAt()).toBeNull();
    });
  });
}
