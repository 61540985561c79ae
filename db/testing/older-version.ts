import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { MIGRATIONS_FOLDER } from '../migrations.ts';
import { lastModelRuns, startModelRun } from '../model-runs.ts';
import { readJudgedTools } from '../read-judged-tools.ts';
import { readServers } from '../read-servers.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import type { Db } from '../types.ts';
import { attempt, ref, tool } from './fixtures.ts';

/** A copy of the migrations as they were when there were `count` of them. */
export function olderMigrations(count: number, folder: string): string {
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** Fills a catalogue of before the model stage. */
export async function fillOlder(db: Db): Promise<void> {
  await expect(lastModelRuns(db)).rejects.toThrow();
  await saveCrawlResult(db, attempt(ref('old'), [tool('send'), tool('list')]));
}

/** Opened by the present version it has everything that it had, and what is new. */
export async function expectNothingLost(db: Db): Promise<void> {
  for await (const [server] of readServers(db)) {
    expect(server).toMatchObject({ slug: 'old', toolCount: 2 });
    const tools = await readJudgedTools(db, [server?.id ?? 0]);
    expect(tools.map((row) => row.tool.name)).toEqual(['send', 'list']);
  }
  const start = { model: 'small', promptVersion: '1-p', endpoint: 'https://models.example' };
  expect(await startModelRun(db, start, new Date())).toBe(1);
}
