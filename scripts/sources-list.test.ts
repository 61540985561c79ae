import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const COMMAND = path.join(import.meta.dirname, 'toolrisk.ts');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-list-'));
  mkdirSync(path.join(folder, 'lists/answers'), { recursive: true });
  for (const name of ['mail', 'chat']) {
    const tools = [{ name: `${name}_send`, inputSchema: { type: 'object' } }];
    writeFileSync(path.join(folder, 'lists/answers', `${name}.json`), JSON.stringify({ tools }));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The real command, from a folder that is not the list's. */
function toolrisk(...args: string[]) {
  const { DATABASE_URL: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { ...env, TOOLRISK_DATA: path.join(folder, 'data') },
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function list(...names: string[]) {
  const servers = names.map((name) => ({ source: 'snapshot', file: `answers/${name}.json` }));
  writeFileSync(path.join(folder, 'lists/mine.json'), JSON.stringify({ servers }));
}

function crawl(...args: string[]) {
  const { code, out } = toolrisk('crawl', '--sources', 'lists/mine.json', '--json', ...args);
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  // Servers are told as they end, in any order.
  return lines.map(({ server, status }: { server: string; status: string }) => `${server} ${status}`).toSorted();
}

const unlisted = () => JSON.parse(toolrisk('status', '--json').out).coverage.servers.unlisted;

test('a list of one’s own is read whole; what it names no more is marked, but not by a run of a part', () => {
  list('mail', 'chat');
  expect(crawl()).toEqual(['chat listed', 'mail listed']);
  expect(unlisted()).toBe(0);
  list('mail');
  expect(crawl('--only', 'mail')).toEqual(['mail unchanged']);
  expect(unlisted()).toBe(0);
  expect(crawl()).toEqual(['mail unchanged']);
  expect(unlisted()).toBe(1);
  list('mail', 'chat');
  crawl();
  expect(unlisted()).toBe(0);
}, 300_000);

test('a list and single sources are two different things to ask for', () => {
  const ran = toolrisk('crawl', '--sources', 'lists/mine.json', '--source', 'npm:tracker-mcp@1.0.0');
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('--sources');
}, 60_000);
