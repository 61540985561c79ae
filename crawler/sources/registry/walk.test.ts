import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalkLimits } from './limits.ts';
import { openRegistryFetch } from './registry-fetch.ts';
import { type Misbehaviour, startRegistry, type TestRegistry } from './testing/registry-server.ts';
import { type WalkedPage, walkRegistry } from './walk.ts';
import { NEW_WALK_STATE, type WalkState } from './walk-state.ts';

let registry: TestRegistry;
let client: ReturnType<typeof openRegistryFetch>;
let pages: WalkedPage[];

beforeEach(async () => {
  // 250 servers are three pages, 725 versions.
  registry = await startRegistry(250);
  client = openRegistryFetch({ isNamed: true, limits: { pageBytes: 1_000_000, requestMs: 5_000 } });
  pages = [];
});

afterEach(async () => {
  await client.close();
  await registry.close();
});

const QUICK: Partial<WalkLimits> = { backOffMs: 1, tries: 3 };

function walk(state: WalkState = NEW_WALK_STATE, more: Partial<Parameters<typeof walkRegistry>[0]> = {}) {
  return walkRegistry({
    url: registry.url,
    fetch: client.fetch,
    state,
    mode: 'auto',
    limits: QUICK,
    onPage: async (page) => {
      pages.push(page);
      return true;
    },
    ...more,
  });
}

/** What would be stored after a walk that ended. */
function stateAfter(lastFullAt: Date | null = new Date()): WalkState {
  const last = pages.at(-1);
  if (last === undefined) return NEW_WALK_STATE;
  return last.isLast
    ? { progress: null, watermark: last.after.nextWatermark, lastFullAt }
    : { progress: last.after, watermark: null, lastFullAt: null };
}

function seen(): string[] {
  return pages.flatMap((page) => page.entries.map(({ name, version }) => `${name} ${version}`));
}

describe('a full walk', () => {
  test('sees the newest version of every server once, in three pages of a hundred', async () => {
    const end = await walk();
    expect(end).toMatchObject({ kind: 'full', isComplete: true, pages: 3, entries: 250, dropped: 0, problem: null });
    expect(new Set(seen()).size).toBe(250);
    expect(registry.asked[0]).toBe('/v0.1/servers?limit=100&version=latest');
    expect(registry.asked).toHaveLength(3);
    expect(pages.map((page) => page.isLast)).toEqual([false, false, true]);
  });

  test('is resumed where it was interrupted, by a page for a page', async () => {
    registry.misbehave = (_, count) => (count >= 2 ? { status: 503 } : null);
    const first = await walk();
    expect(first).toMatchObject({ isComplete: false, pages: 1, problem: 'answered 503, 3 times' });
    registry.misbehave = null;
    const second = await walk(stateAfter());
    expect(second).toMatchObject({ isResumed: true, isComplete: true, pages: 3, entries: 250 });
    expect(second.startedAt).toEqual(first.startedAt);
    expect(seen()).toHaveLength(250);
    expect(new Set(seen()).size).toBe(250);
  });

  test('begins anew where the walk was interrupted eight days ago', async () => {
    await walk(NEW_WALK_STATE, { onPage: async (page) => pages.push(page) < 0 });
    const later = () => new Date(Date.now() + 8 * 86_400_000);
    expect(await walk(stateAfter(), { now: later })).toMatchObject({ isResumed: false, isComplete: true, pages: 3 });
  });

  test('begins anew, once, where its cursor is turned down', async () => {
    await walk(NEW_WALK_STATE, { onPage: async (page) => pages.push(page) < 0 });
    registry.misbehave = (url, count) =>
      count === 2 && url.searchParams.has('cursor') ? { status: 400, body: '{"detail":"cursor expired"}' } : null;
    const end = await walk(stateAfter());
    expect(end).toMatchObject({ isComplete: true, pages: 3, entries: 250 });
    // The interrupted walk's progress stands in the store until the new one's first page replaces it.
    expect(pages[1]?.before).toEqual(pages[0]?.after);
    registry.misbehave = (url) =>
      url.searchParams.has('cursor') ? { status: 400, body: '{"detail":"no cursors"}' } : null;
    expect(await walk()).toMatchObject({ isComplete: false, problem: 'answered 400 (no cursors)' });
  });

  test('ends where somebody else walks too', async () => {
    const end = await walk(NEW_WALK_STATE, { onPage: async () => false });
    expect(end.problem).toBe('another process walks through it at the same time');
  });
});

describe('an incremental walk', () => {
  test('asks for changes since an hour before the last walk began, tombstones among them', async () => {
    const begin = new Date('2026-11-21T10:00:00.000Z');
    registry.now = () => begin;
    await walk(NEW_WALK_STATE, { now: () => begin });
    const state = stateAfter(begin);
    expect(state.watermark).toBe('2026-11-21T10:00:00.000Z');
    const changed = registry.records.filter((record) => record.isLatest)[3];
    const doomed = registry.records.filter((record) => record.name.endsWith('/ledger-5'));
    registry.now = () => new Date('2026-11-21T10:30:00.000Z');
    registry.publish(changed?.name ?? '', '9.0.0');
    registry.remove('io.github.maker-5/ledger-5', doomed.at(-1)?.version ?? '');
    pages = [];
    registry.asked.length = 0;
    const end = await walk(state, { now: () => new Date('2026-11-21T11:00:00.000Z') });
    expect(registry.asked).toEqual(['/v0.1/servers?limit=100&updated_since=2026-11-21T09%3A00%3A00.000Z']);
    expect(end).toMatchObject({ kind: 'incremental', isComplete: true, pages: 1, entries: 2 });
    const entries = pages.flatMap((page) => page.entries);
    expect(entries.map(({ version, status, isLatest }) => ({ version, status, isLatest }))).toEqual(
      expect.arrayContaining([
        { version: '9.0.0', status: 'active', isLatest: true },
        { version: '1.3.0', status: 'deleted', isLatest: false },
      ]),
    );
  });

  test('is a full one again after a week, where a person asks for it, and where the clock was set back', async () => {
    await walk();
    const state = stateAfter(new Date('2026-11-01T00:00:00.000Z'));
    expect((await walk(state, { now: () => new Date('2026-11-07T00:00:00.000Z') })).kind).toBe('incremental');
    expect((await walk(state, { now: () => new Date('2026-11-08T00:00:01.000Z') })).kind).toBe('full');
    expect((await walk(state, { now: () => new Date('2026-11-02T00:00:00.000Z'), mode: 'full' })).kind).toBe('full');
    expect((await walk(state, { now: () => new Date('2026-10-31T00:00:00.000Z') })).kind).toBe('full');
  });

  test('becomes a full one where the registry does not know the question for changes', async () => {
    await walk();
    registry.misbehave = (url) => (url.searchParams.has('updated_since') ? { status: 422 } : null);
    expect(await walk(stateAfter())).toMatchObject({ kind: 'full', isComplete: true, entries: 250 });
  });

  test.each([
    ['the registry’s clock is behind', '2026-11-21T09:00:00.000Z', '2026-11-21T10:00:00.000Z'],
    ['this machine’s clock is behind', '2026-11-21T10:00:00.000Z', '2026-11-21T09:00:00.000Z'],
  ])('keeps the earlier time where %s', async (_, theirs, ours) => {
    registry.now = () => new Date(theirs);
    await walk(NEW_WALK_STATE, { now: () => new Date(ours) });
    expect(stateAfter().watermark).toBe('2026-11-21T09:00:00.000Z');
  });
});

describe('a registry that misbehaves', () => {
  const [one, two] = [record('one'), record('two')];

  function record(name: string) {
    return {
      server: {
        name: `com.example/${name}`,
        version: '1.0.0',
        remotes: [{ type: 'sse', url: 'https://example.com/sse' }],
      },
    };
  }

  function body(servers: readonly unknown[], nextCursor?: unknown): Misbehaviour {
    return { status: 200, body: JSON.stringify({ servers, metadata: { nextCursor } }) };
  }

  test.each<[string, (url: URL, count: number) => Misbehaviour | null, string]>([
    [
      'the same next page for ever',
      (_, count) => body([count % 2 ? one : two], 'again'),
      'names a next page that it has already given',
    ],
    [
      'the same page under new cursors',
      (_, count) => body([one], `page-${count}`),
      'gives the same page again under another cursor',
    ],
    [
      'empty pages without an end',
      (_, count) => body([], `page-${count}`),
      'gives one empty page after the other (10)',
    ],
    [
      'a cursor without an end',
      () => body([one], 'x'.repeat(5_000)),
      'names a next page in 5000 characters; 4096 are the most',
    ],
    [
      'pages without an end',
      (_, count) => body([{ server: { name: `com.example/${count}` } }], `page-${count}`),
      'has more than 40 pages',
    ],
    [
      'more entries than there are',
      (_, count) => body([one, { server: { name: `a/${count}` } }], `p-${count}`),
      'has more than 50 entries',
    ],
  ])('with %s is left, and what it gave is kept', async (_, misbehave, problem) => {
    registry.misbehave = misbehave;
    const end = await walk(NEW_WALK_STATE, { limits: { ...QUICK, pages: 40, entries: 50 } });
    expect(end).toMatchObject({ isComplete: false, isAbandoned: true, problem });
    expect(pages.some((page) => page.isLast)).toBe(false);
    expect(registry.asked.length).toBeLessThanOrEqual(40);
  });

  test.each<[string, Misbehaviour, string]>([
    ['no JSON', { status: 200, body: '<html>Sign in</html>' }, 'answered with something that is not JSON, 3 times'],
    [
      'JSON that is no list',
      { status: 200, body: '{"servers": {}}' },
      'answered with JSON that is no list of servers, 3 times',
    ],
    ['a cursor that is no text', body([one], 7), 'answered with JSON that is no list of servers, 3 times'],
    ['an error', { status: 500, body: '{"detail":"no \\u001b[31mdatabase"}' }, 'answered 500, 3 times'],
    ['too many questions', { status: 429, headers: { 'retry-after': '0' } }, 'answered 429, 3 times'],
    [
      'a redirect to another host',
      { status: 302, headers: { location: 'http://localhost:1/v0.1/servers' } },
      'could not be asked',
    ],
    [
      'a page that is too large',
      { status: 200, body: `{"servers": ["${'x'.repeat(1_100_000)}"]}` },
      'could not be asked',
    ],
    [
      'a refusal',
      { status: 403, body: '{"error":"go away"}' },
      'answered 403 (go away); a registry that asks for a login is not read',
    ],
    ['nothing there', { status: 404 }, 'answered 404; there is no registry at this address'],
  ])('by answering with %s ends the walk with the reason', async (_, answer, problem) => {
    registry.misbehave = () => answer;
    const end = await walk();
    expect(end.problem).toContain(problem);
    expect(end).toMatchObject({ isComplete: false, isAbandoned: false, pages: 0 });
    expect(pages).toEqual([]);
  });

  test('that is in trouble for a moment is asked again', async () => {
    registry.misbehave = (_, count) => [null, { status: 502 } as const, 'cut' as const, null][count] ?? null;
    expect(await walk()).toMatchObject({ isComplete: true, entries: 250 });
    expect(registry.asked).toHaveLength(5);
  });

  test('that asks for an hour of patience is left alone, and the hour is told', async () => {
    registry.misbehave = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await walk()).toMatchObject({ isComplete: false, retryAfterSeconds: 3600, problem: 'answered 429' });
    expect(registry.asked).toHaveLength(1);
  });

  test('with garbage among its entries loses the garbage alone', async () => {
    const garbage = [
      null,
      7,
      'text',
      {},
      { server: [] },
      { server: { name: '' } },
      { server: { name: 'x'.repeat(201) } },
    ];
    registry.misbehave = () => body([one, ...garbage, two]);
    expect(await walk()).toMatchObject({ isComplete: true, entries: 2, dropped: 7 });
  });

  test('that stops answering is left when the time is up', async () => {
    let minutes = 0;
    const now = () => {
      minutes += 1;
      return new Date(minutes * 60_000);
    };
    const end = await walk(NEW_WALK_STATE, { now, limits: { ...QUICK, walkMs: 100_000 } });
    expect(end.problem).toBe('took longer than 100 s; the next walk goes on there');
    expect(end.isAbandoned).toBe(false);
  });

  test('is left at once when the walk is aborted', async () => {
    const stop = new AbortController();
    registry.misbehave = () => {
      stop.abort(new Error('Ctrl-C'));
      return { status: 503 };
    };
    await expect(walk(NEW_WALK_STATE, { signal: stop.signal, limits: { backOffMs: 60_000 } })).rejects.toThrow(
      'Ctrl-C',
    );
  });
});
