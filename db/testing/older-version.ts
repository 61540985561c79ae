import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { knownCrawls } from '../known-crawls.ts';
import { MIGRATIONS_FOLDER } from '../migrations.ts';
import { startModelRun } from '../model-runs.ts';
import { readJudgedTools } from '../read-judged-tools.ts';
import { readServers } from '../read-servers.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import type { Db } from '../types.ts';
import { attempt, ref, tool } from './fixtures.ts';

/** How many migrations the recorded catalogue's version had. */
export const OLDER_MIGRATIONS = 2;

const RECORDED = path.join(import.meta.dirname, '__fixtures__/older-catalogue.sql');

/** A copy of the migrations as they were when there were `count` of them. */
export function olderMigrations(count: number, folder: string): string {
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** Fills a catalogue with the rows that the older version itself wrote: today's code may not even insert into its tables. */
export async function fillOlder(db: Db): Promise<void> {
  for (const statement of readFileSync(RECORDED, 'utf8').split(/;\n/)) {
    if (statement.trim() !== '') await db.execute(sql.raw(statement));
  }
}

/** Opened by the present version it has everything that it had, and what is new. */
export async function expectNothingLost(db: Db): Promise<void> {
  expect(await listedServers(db)).toEqual([
    ['desk', 1, ['find']],
    ['mail-eu', 2, ['send', 'list']],
    ['mail-us', 1, ['send']],
    ['tools', 1, ['find']],
  ]);
  await expectOrigins(db);
  await expectSameServers(db);
  const start = { model: 'small', promptVersion: '1-p', endpoint: 'https://models.example' };
  expect(await startModelRun(db, start, new Date())).toBe(1);
}

async function listedServers(db: Db): Promise<[string, number, string[]][]> {
  const found: [string, number, string[]][] = [];
  for await (const batch of readServers(db)) {
    for (const { id, slug, toolCount } of batch) {
      const tools = await readJudgedTools(db, [id]);
      expect(tools.every(({ classification }) => classification?.category === 'write')).toBe(true);
      found.push([slug, toolCount, tools.map((row) => row.tool.name)]);
    }
  }
  return found;
}

async function expectOrigins(db: Db): Promise<void> {
  const origins = await db.execute(
    sql`select s.slug, o.source, o.role, o.label, o.key = s.identity as "isKey", o.named_by = s.led_by as leads,
      s.checked_at is not null as checked, s.failing_since is not null as failing
      from servers s left join server_origins o on o.server_id = s.id order by s.slug collate "C"`,
  );
  const shared = { role: 'held', isKey: true, leads: true, checked: true, failing: false };
  expect(origins).toHaveProperty('rows', [
    { ...shared, slug: 'closed', source: 'npm', label: 'npm closed', failing: true },
    { ...shared, slug: 'desk', source: 'local', label: 'bundled: server.ts' },
    { ...shared, slug: 'mail-eu', source: 'npm', label: 'npm @acme/mail' },
    { ...shared, slug: 'mail-us', source: 'npm', label: 'npm @acme/mail' },
    { ...shared, slug: 'tools', source: 'snapshot', label: 'snapshot tools.json' },
  ]);
}

/** The refs of today find the servers of then. */
async function expectSameServers(db: Db): Promise<void> {
  const mail = ref('@acme/mail', { title: 'Mail', slug: 'mail-eu' });
  expect(await knownCrawls(db, [{ ref: mail, crawlKey: 'key-2' }])).toMatchObject([
    { slug: 'mail-eu', areOriginsKept: true, settled: { status: 'listed', tools: 2 } },
  ]);
  const file = ref('tools', { source: 'snapshot', reach: { kind: 'snapshot', file: '/home/ann/crm/tools.json' } });
  expect(await saveCrawlResult(db, attempt(file, [tool('find')]))).toMatchObject({ slug: 'tools' });
  const local = {
    kind: 'local',
    folder: '/srv/desk',
    script: 'server.ts',
    args: [],
    env: {},
    isTrusted: true,
  } as const;
  expect(await saveCrawlResult(db, attempt(ref('desk', { source: 'local', reach: local }), [tool('find')]))).toEqual({
    slug: 'desk',
    tools: 1,
    dropped: 0,
    isNewListing: false,
  });
}
