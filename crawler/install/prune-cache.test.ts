import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteUse, RECORD, takeLease } from './lease.ts';
import { pruneCache } from './prune-cache.ts';

const MIB = 1024 * 1024;
const PROGRAMS = join(import.meta.dirname, '../__fixtures__');

let cacheDir: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'toolrisk-cache-'));
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  children = [];
  await rm(cacheDir, { recursive: true });
});

/** An installed package of one MiB that was last used so many hours ago. */
async function install(name: string, hoursAgo: number): Promise<string> {
  const prefix = join(cacheDir, 'packages', name);
  await mkdir(prefix, { recursive: true });
  await writeFile(join(prefix, 'code.js'), Buffer.alloc(MIB, 1));
  await writeFile(join(prefix, RECORD), '{}');
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  await utimes(join(prefix, RECORD), at, at);
  return prefix;
}

function packages(): Promise<string[]> {
  return readdir(join(cacheDir, 'packages')).then((names) => names.toSorted());
}

async function startHolder(prefix: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(PROGRAMS, 'hold-lease.ts'), prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

test('what was used longest ago goes first, and no more than has to', async () => {
  await install('oldest', 30);
  const touched = await install('touched', 40);
  await install('newer', 20);
  await install('newest', 10);
  await noteUse(touched, new Date(Date.now() - 5 * 3_600_000));
  const { before, after } = await pruneCache(cacheDir, 2.5 * MIB);
  expect(await packages()).toEqual(['newest', 'touched']);
  expect(before).toBeGreaterThan(4 * MIB);
  expect(after).toBeLessThanOrEqual(2.5 * MIB);
});

test('within its limit nothing is touched, and an empty cache is one', async () => {
  await install('only', 100);
  await pruneCache(cacheDir, 100 * MIB);
  expect(await packages()).toEqual(['only']);
  expect(await pruneCache(join(cacheDir, 'missing'), 0)).toEqual({ before: 0, after: 0 });
});

test('downloads go before anything that is installed', async () => {
  await install('installed', 30);
  const downloads = join(cacheDir, 'npm-bwrap/_cacache');
  await mkdir(downloads, { recursive: true });
  await writeFile(join(downloads, 'tarball'), Buffer.alloc(3 * MIB, 1));
  await pruneCache(cacheDir, 2 * MIB);
  expect(await packages()).toEqual(['installed']);
  expect(await readdir(cacheDir)).toEqual(['packages']);
});

test('what was half left goes first; what has just been used stays', async () => {
  const half = await install('half', 1);
  await rm(join(half, RECORD));
  await install('used-now', 0);
  await pruneCache(cacheDir, 0);
  expect(await packages()).toEqual(['used-now']);
});

test('what another process holds stays until that has ended, however it ended', async () => {
  const held = await install('held', 30);
  await install('free', 20);
  const holder = await startHolder(held);
  await pruneCache(cacheDir, 0);
  expect(await packages()).toEqual(['held']);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await pruneCache(cacheDir, 0);
  expect(await packages()).toEqual([]);
});

test('what this process holds stays until it is released', async () => {
  const held = await install('held', 30);
  const [first, second] = [await takeLease(held), await takeLease(held)];
  await first.release();
  await pruneCache(cacheDir, 0);
  expect(await packages()).toEqual(['held']);
  await second.release();
  await pruneCache(cacheDir, 0);
  expect(await packages()).toEqual([]);
});

test('several processes that prune at once clear everything away that is free, and leave nothing half', async () => {
  for (let at = 0; at < 20; at += 1) await install(`package-${at}`, 20 + at);
  const held = await install('held', 100);
  await startHolder(held);
  const run = () =>
    promisify(execFile)(process.execPath, [join(PROGRAMS, 'prune-cache.ts'), cacheDir, String(5 * MIB)]);
  await Promise.all([run(), run(), run()]);
  const left = await packages();
  expect(left).toContain('held');
  expect(left.filter((name) => name.includes('.part'))).toEqual([]);
  expect(left.length).toBeLessThanOrEqual(5);
}, 60_000);
