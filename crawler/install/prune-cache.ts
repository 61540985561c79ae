import { execFile } from 'node:child_process';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isLeased, RECORD } from './lease.ts';
import { stagingFolder } from './staging-folder.ts';

const GIB = 1024 ** 3;

/**
 * Room for some 250 packages of the median's 38 MB, so that a catalogue of that size starts again without asking the registry for anything.
 * A registry of thousands is crawled all the same: a server is needed again only when its version has changed.
 */
export const DEFAULT_CACHE_BYTES = 10 * GIB;
/** What was used within this time stays: whoever holds no lease, such as an installer that has just finished, is about to use it. */
const JUST_USED_MS = 15 * 60_000;
/** Downloads of npm and uv: what is installed holds their contents already, so they go first and whole. */
const DOWNLOADS = /^(?:npm|uv)-[a-z]+$/;

export interface Pruned {
  /** Bytes on disk before and after. */
  readonly before: number;
  readonly after: number;
}

interface Installed {
  readonly prefix: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/**
 * Clears away what was used longest ago until the cache is within `maxBytes`. What a running process holds stays, so that the cache may be
 * larger than its limit for as long as that is needed. Any number of processes may do so at once.
 */
export async function pruneCache(cacheDir: string, maxBytes: number, now = Date.now()): Promise<Pruned> {
  const downloads = await sizesOf(cacheDir, (name) => DOWNLOADS.test(name));
  const installed = await installedFolders(join(cacheDir, 'packages'));
  const before = sum([...downloads, ...installed]);
  let left = before;
  for (const { prefix, bytes } of downloads) if (left > maxBytes && (await remove(prefix))) left -= bytes;
  for (const one of installed.toSorted((older, newer) => older.usedAt - newer.usedAt)) {
    if (left <= maxBytes) break;
    if (one.usedAt < now - JUST_USED_MS && (await removeUnused(one))) left -= one.bytes;
  }
  return { before, after: left };
}

async function installedFolders(folder: string): Promise<Installed[]> {
  const sized = await sizesOf(folder, (name) => !name.endsWith('.part'));
  const all = sized.map(async (one) => ({ ...one, usedAt: await lastUse(one.prefix) }));
  return Promise.all(all);
}

/** A folder without a record was left half and is of no use to anybody. */
async function lastUse(prefix: string): Promise<number> {
  return stat(join(prefix, RECORD)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

/** It is moved out of sight first. Who took hold of it in that moment gets it back before he has started anything from it. */
async function removeUnused({ prefix, usedAt }: Installed): Promise<boolean> {
  if (await isLeased(prefix)) return false;
  const aside = stagingFolder(prefix);
  if (!(await rename(prefix, aside).then(isTrue, isFalse))) return false;
  const isWanted = (await isLeased(prefix)) || (await lastUse(aside)) !== usedAt;
  // Where another has been installed in its place meanwhile, that one stays.
  if (isWanted && (await rename(aside, prefix).then(isTrue, isFalse))) return false;
  return remove(aside);
}

/** False where somebody writes into it at this moment: then it waits for the next time. */
async function remove(folder: string): Promise<boolean> {
  return rm(folder, { recursive: true, force: true, maxRetries: 1 }).then(isTrue, isFalse);
}

const isTrue = () => true;
const isFalse = () => false;

/** Each folder with its bytes on disk, in one run of `du` for all of them. */
async function sizesOf(
  parent: string,
  isMeant: (name: string) => boolean,
): Promise<{ prefix: string; bytes: number }[]> {
  const names = (await readdir(parent).catch(() => [])).filter(isMeant);
  if (names.length === 0) return [];
  const output = await promisify(execFile)('du', ['-k', '-d', '1', parent], { maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout }) => stdout,
    // It fails for what vanishes while it counts, and has printed the rest.
    (error: { stdout?: string }) => error.stdout ?? '',
  );
  const sizes = new Map(
    output.split('\n').map((line) => [line.slice(line.indexOf('\t') + 1), Number.parseInt(line, 10)]),
  );
  return names.map((name) => {
    const prefix = join(parent, name);
    return { prefix, bytes: (sizes.get(prefix) ?? 0) * 1024 };
  });
}

function sum(all: readonly { readonly bytes: number }[]): number {
  return all.reduce((total, { bytes }) => total + bytes, 0);
}

/** An install adds at most 600 MB, mostly 38; counting a full cache takes seconds. */
const PRUNED_EVERY_MS = 60_000;
const lastPruned = new Map<string, number>();

/** The same after installs, at most once a minute for each cache, the first time at once. */
export async function pruneNowAndThen(
  cacheDir: string,
  maxBytes = DEFAULT_CACHE_BYTES,
  now = Date.now(),
): Promise<void> {
  if (now - (lastPruned.get(cacheDir) ?? 0) < PRUNED_EVERY_MS) return;
  lastPruned.set(cacheDir, now);
  await pruneCache(cacheDir, maxBytes, now);
}
