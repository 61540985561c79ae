import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ServerPosture, ServerRef } from '#crawler/types.ts';
import { findServer } from '../find-server.ts';
import { knownCrawls } from '../known-crawls.ts';
import { lookUp } from '../look-up.ts';
import { markUnlisted } from '../mark-unlisted.ts';
import { movedAddresses } from '../moved-addresses.ts';
import { readOrigins } from '../read-origins.ts';
import { type ListedServer, readServers } from '../read-servers.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import { touchServers } from '../touch-servers.ts';
import type { Db } from '../types.ts';
import { attempt, listing, ref, tool } from './fixtures.ts';

const REGISTRY = 'https://registry.example/';
const POSTURE: ServerPosture = {
  installScripts: null,
  deprecated: null,
  publishedAt: null,
  packageCreatedAt: null,
  packageRepository: null,
  isRepositoryMatch: null,
  hasProvenance: null,
  dependencyCount: null,
  wroteAtStart: null,
  reachedForAtStart: null,
};

function npm(name: string) {
  return { kind: 'npm', package: name, version: '1.0.0', args: [], env: {} } as const;
}

function remote(url: string) {
  return { kind: 'remote', url, transport: 'auto', headers: {} } as const;
}

function entry(name: string, ways: readonly ServerRef['reach'][], more: Partial<ServerRef> = {}): ServerRef {
  const [reach, ...alternatives] = ways;
  if (reach === undefined) throw new Error('an entry needs a way');
  const registryEntry = { registry: REGISTRY, name, version: '1.0.0', status: 'active' } as const;
  return { source: 'registry', name, reach, alternatives, registryEntry, ...more };
}

/** Stores an attempt that listed one tool; `says` is what the installed package stated of itself. */
async function save(db: Db, server: ServerRef, says: Partial<ServerPosture> = {}, toolName = 'send'): Promise<string> {
  const posture = { ...POSTURE, ...says };
  const result = { status: 'listed', listing: listing([tool(toolName)]), posture } as const;
  return (
    await saveCrawlResult(db, attempt(server, result, { startedAt: new Date(ticks++), finishedAt: new Date(ticks++) }))
  ).slug;
}

/** Every attempt at a time of its own. */
let ticks = Date.parse('2026-11-21T10:00:00.000Z');

/** Package, remote and entry of one server are one; nobody takes over somebody else's. */
export function identitySuite(open: () => Db): void {
  test('an entry, its package and its remote are one server where package and domain bear it out', async () => {
    const db = open();
    const packageRef = ref('@desk/mcp', { title: 'Desk' });
    const address = ref('desk', { source: 'remote', reach: remote('https://mcp.desk.example/mcp') });
    const both = entry('example.desk/mcp', [npm('@desk/mcp'), remote('https://MCP.desk.example/mcp/')]);
    expect(await save(db, packageRef)).toBe('desk-mcp');
    expect(await save(db, address)).toBe('desk');
    expect(await save(db, both, { registryName: 'example.desk/mcp' })).toBe('desk-mcp');
    // The address of the younger one leads to the older.
    expect(await lookUp(db, 'desk')).toMatchObject({ ok: true, server: { slug: 'desk-mcp' } });
    expect((await movedAddresses(db)).filter(({ server }) => server === 'desk-mcp')).toEqual([
      { from: 'desk', server: 'desk-mcp', tool: null },
      { from: 'desk/send', server: 'desk-mcp', tool: 'send' },
    ]);
    expect(await listedSlugs(db, 'desk')).toEqual(['desk-mcp']);
    expect((await findServer(db, address))?.slug).toBe('desk-mcp');
    expect(await save(db, address)).toBe('desk-mcp');
    const server = await serverBySlug(db, 'desk-mcp');
    expect(server).toMatchObject({ title: 'Desk' });
    expect((await readOrigins(db, [server.id])).get(server.id)).toEqual([
      { label: 'npm @desk/mcp', isBorneOut: true },
      { label: 'registry example.desk/mcp', isBorneOut: true },
      { label: 'remote https://mcp.desk.example/mcp', isBorneOut: true },
    ]);
  });

  test('an entry that names a popular package as its own replaces neither words, address nor tools', async () => {
    const db = open();
    const popular = ref('@popular/files', { title: 'Files', description: 'Reads files.' });
    expect(await save(db, popular, {}, 'read_file')).toBe('popular-files');
    const evil = entry('io.github.evil/files', [npm('@popular/files'), remote('https://evil.example/mcp')], {
      title: 'Free money',
    });
    expect(await save(db, evil, {}, 'steal')).toBe('popular-files');
    const server = await serverBySlug(db, 'popular-files');
    expect(server).toMatchObject({ title: 'Files', description: 'Reads files.', source: 'npm' });
    expect(await lookUp(db, 'popular-files/read_file')).toMatchObject({ ok: true });
    expect(await lookUp(db, 'popular-files/steal')).toMatchObject({ ok: false });
    // His remote is a server of its own, and so is what his entry names next.
    const address = ref('evil', { source: 'remote', reach: remote('https://evil.example/mcp') });
    expect(await save(db, address)).toBe('evil');
    const moved = entry('io.github.evil/files', [npm('evil-files')]);
    expect(await save(db, moved, {}, 'steal')).toBe('evil-files');
    expect(await save(db, ref('evil-files'), {}, 'steal')).toBe('evil-files');
    expect((await findServer(db, popular))?.slug).toBe('popular-files');
  });

  test('an entry that was first with somebody else’s package gives way to who runs the catalogue', async () => {
    const db = open();
    const evil = entry('io.github.evil/notes', [npm('@popular/notes')], { title: 'Free money' });
    // The package gives the name, because nothing bears the entry out.
    expect(await save(db, evil, {}, 'steal')).toBe('popular-notes');
    const honest = ref('@popular/notes', { title: 'Notes' });
    const [known] = await knownCrawls(db, [{ ref: honest, crawlKey: 'key-1' }]);
    expect(known?.settled).toBeNull();
    expect(await save(db, honest, {}, 'add_note')).toBe('popular-notes');
    expect(await serverBySlug(db, 'popular-notes')).toMatchObject({ title: 'Notes', source: 'npm' });
    expect(await lookUp(db, 'popular-notes/steal')).toMatchObject({ ok: false });
  });

  test('a package that states an entry’s name is that entry only where the entry names it too', async () => {
    const db = open();
    const honest = entry('com.bank.example/mcp', [remote('https://mcp.example.bank.com/')]);
    expect(await save(db, honest)).toBe('com.bank.example-mcp');
    expect(await save(db, ref('bank-thief'), { registryName: 'com.bank.example/mcp' })).toBe('bank-thief');
    expect(await listedSlugs(db, 'bank')).toEqual(['bank-thief', 'com.bank.example-mcp']);
  });

  test('a package that speaks before the entry is known, and an entry whose package never lists, meet all the same', async () => {
    const db = open();
    expect(await save(db, ref('@late/mcp'), { registryName: 'io.github.late/mcp' })).toBe('late-mcp');
    const named = entry('io.github.late/mcp', [remote('https://late.example/mcp'), npm('@late/mcp')]);
    const failure = { status: 'failed', reason: 'needs-oauth', detail: 'Sign in.' } as const;
    expect((await saveCrawlResult(db, attempt(named, failure))).slug).toBe('late-mcp');
  });

  test('a person’s own set-up is a server of its own, and its private name is not published', async () => {
    const db = open();
    const config = (name: string, args: readonly string[]): ServerRef => ({
      source: 'config',
      name,
      configEntry: { client: 'cursor', file: '/home/ann/.cursor/mcp.json' },
      reach: { ...npm('@popular/disk'), args },
    });
    expect(await save(db, ref('@popular/disk'))).toBe('popular-disk');
    expect(await save(db, config('secret-project', []))).toBe('popular-disk');
    expect(await save(db, config('secret-project', ['--read-only']), {}, 'look')).toMatch(/^popular-disk-[0-9a-f]{8}$/);
    for (let at = 0; at < 12; at++) await save(db, config(`box-${at}`, [`--root=${at}`]));
    expect(await listedSlugs(db, 'popular-disk')).toHaveLength(14);
    expect(await listedSlugs(db, 'secret')).toEqual([]);
  });

  test('what no list names any more is marked, and known again when it comes back', async () => {
    const db = open();
    const [kept, gone, other] = [ref('listed-kept'), ref('listed-gone'), ref('listed-elsewhere')];
    const at = (minute: number) => new Date(Date.parse('2026-12-01T10:00:00.000Z') + minute * 60_000);
    const times = { startedAt: at(0), finishedAt: at(1) };
    for (const server of [kept, gone])
      await saveCrawlResult(db, attempt(server, [tool('a')], { ...times, list: 'sources' }));
    await saveCrawlResult(db, attempt(other, [tool('a')], times));
    const seen = async (server: ServerRef) => {
      const [known] = await knownCrawls(db, [{ ref: server, crawlKey: 'key-1' }]);
      if (!known) throw new Error('unknown');
      return { ref: server, ...known };
    };
    expect(await touchServers(db, [await seen(kept)], 'sources', at(61))).toEqual([]);
    const marked = await markUnlisted(db, 'sources', at(60), at(62));
    expect(marked.map(({ slug }) => slug)).toEqual(['listed-gone']);
    expect(await markUnlisted(db, 'sources', at(60), at(63))).toEqual([]);
    expect((await findServer(db, gone))?.unlistedAt).toEqual(at(62));
    const back = await touchServers(db, [await seen(gone)], 'sources', at(70));
    expect(back.map(({ slug }) => slug)).toEqual(['listed-gone']);
    expect((await findServer(db, gone))?.unlistedAt).toBeNull();
  });

  test('which refs are one server does not depend on the order they come in', async () => {
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(SIGHTING, { minLength: 2, maxLength: 7 }),
        fc.infiniteStream(fc.nat()),
        async (all, dice) => {
          const shuffled = all.toSorted(() => ((dice.next().value ?? 0) % 3) - 1);
          const there = await partition(open(), all, `w${worlds++}`);
          const back = await partition(open(), shuffled, `w${worlds++}`);
          expect(all.map((one) => all.map((other) => same(there, one, other)))).toEqual(
            all.map((one) => all.map((other) => same(back, one, other))),
          );
        },
      ),
      { numRuns: 25, seed: 4 },
    );
  }, 120_000);
}

interface SightingPlan {
  readonly kind: 'package' | 'remote' | 'entry';
  readonly at: number;
  readonly way: number;
  readonly also: number;
  readonly says: number;
}

const SIGHTING = fc.record<SightingPlan>({
  kind: fc.constantFrom('package', 'remote', 'entry'),
  at: fc.nat(2),
  way: fc.nat(4),
  also: fc.nat(4),
  says: fc.nat(3),
});

/** Stores the sightings in this order under names of this world's own; says which server each has become in the end. */
async function partition(db: Db, plans: readonly SightingPlan[], world: string): Promise<Map<SightingPlan, number>> {
  const refs = plans.map((plan) => ({ plan, ...toSighting(plan, world) }));
  for (const { server, says } of refs) await save(db, server, says);
  const found = new Map<SightingPlan, number>();
  for (const { plan, server } of refs) found.set(plan, (await findServer(db, server))?.id ?? 0);
  return found;
}

function toSighting(plan: SightingPlan, world: string): { server: ServerRef; says: Partial<ServerPosture> } {
  const ways = [
    npm(`${world}-p0`),
    npm(`${world}-p1`),
    remote(`https://${world}e0.example/mcp`),
    remote(`https://${world}e1.example/mcp`),
    remote(`https://elsewhere.example/${world}`),
  ];
  // What a package says of itself is the same whoever installs it.
  const names = ['', `example.${world}e0/x`, `example.${world}e1/x`];
  const saidBy = (name: string) => names[name.endsWith('p0') ? 1 : 2] ?? '';
  const way = ways[plan.way] ?? npm(`${world}-p0`);
  const also = ways[plan.also] ?? npm(`${world}-p1`);
  if (plan.kind === 'remote') {
    const address = remote(`https://${world}e${plan.at % 2}.example/mcp`);
    return { server: ref(`${world}-r${plan.at % 2}`, { source: 'remote', reach: address }), says: {} };
  }
  if (plan.kind === 'package') {
    const name = `${world}-p${plan.at % 2}`;
    return { server: ref(name, { reach: npm(name) }), says: { registryName: saidBy(name) } };
  }
  const packages = [way, also].filter((one) => one.kind === 'npm');
  const [only] = packages;
  const installed = packages.length === 1 && only?.kind === 'npm' ? saidBy(only.package) : null;
  const name = names[1 + (plan.at % 2)] ?? '';
  return { server: entry(name, way === also ? [way] : [way, also]), says: { registryName: installed } };
}

function same(found: ReadonlyMap<SightingPlan, number>, left: SightingPlan, right: SightingPlan): boolean {
  return found.get(left) === found.get(right);
}

async function listedSlugs(db: Db, start: string): Promise<string[]> {
  const slugs: string[] = [];
  for await (const batch of readServers(db)) slugs.push(...batch.map(({ slug }) => slug));
  return slugs.filter((slug) => slug.includes(start));
}

async function serverBySlug(db: Db, slug: string): Promise<ListedServer> {
  for await (const batch of readServers(db)) {
    const server = batch.find((row) => row.slug === slug);
    if (server !== undefined) return server;
  }
  throw new Error(`no server ${slug}`);
}
