import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reserve, rollBack } from '../counters.ts';
import type { Counters } from '../evaluate.ts';
import { openCounterFiles } from './counter-files.ts';
import { removeOldGrants } from './old-grants.ts';
import type { CounterStore } from './types.ts';

const TAKER = path.join(import.meta.dirname, '__fixtures__/take-counters.ts');
const KEY = 'tasks/minute';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-counters-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(at = folder): CounterStore {
  const opened = openCounterFiles(at);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.store;
}

function usedIn(store: CounterStore): number {
  const read = store.change((counters) => ({ outcome: counters.get(KEY)?.used ?? 0, counters: null }));
  return read.ok ? read.outcome : Number.NaN;
}

const ONE_USE = [{ key: KEY, windowStart: 60_000 }];
const use = (counters: Counters) => ({ outcome: null, counters: reserve(counters, ONE_USE) });

describe('counters in files', () => {
  it('are the same for everyone who opens the folder, and after a restart', () => {
    const [first, second] = [open(), open()];
    first.change(use);
    second.change(use);
    first.change((counters) => ({ outcome: null, counters: rollBack(counters, ONE_USE) }));
    first.change(use);
    expect(usedIn(second)).toBe(2);
    expect(usedIn(open())).toBe(2);
  });

  it('keep a few files, however often they change, readable by their owner alone', () => {
    const store = open();
    for (let change = 0; change < 40; change += 1) store.change(use);
    const names = readdirSync(folder);
    expect(names).toHaveLength(16);
    expect(names).toContain('40.json');
    expect(names.map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual(Array(16).fill(0o600));
    expect(usedIn(open())).toBe(40);
  });

  it('count a change of a process that was overtaken once, on the newer counters', () => {
    const [slow, quick] = [open(), open()];
    let isOvertaken = false;
    slow.change((counters) => {
      if (!isOvertaken) for (let change = 0; change < 40; change += 1) quick.change(use);
      isOvertaken = true;
      return use(counters);
    });
    expect(usedIn(quick)).toBe(41);
    expect(usedIn(open())).toBe(41);
  });

  it('lose the drafts that killed processes have left, and none that may be another’s now', () => {
    const [left, present] = [path.join(folder, 'left.tmp'), path.join(folder, 'present.tmp')];
    for (const draft of [left, present]) writeFileSync(draft, '{"version":1,"cou');
    utimesSync(left, new Date(0), new Date(0));
    open();
    expect([left, present].map((draft) => existsSync(draft))).toEqual([false, true]);
  });

  it('go on where the folder was removed in the meantime', () => {
    const store = open();
    store.change(use);
    rmSync(folder, { recursive: true });
    expect(store.change(use).ok).toBe(true);
    expect(usedIn(open())).toBe(1);
  });

  it.each([
    '',
    '{"version":1,"cou',
    '{"version":2,"counters":{},"changes":[]}',
    '{"version":1,"counters":{}}',
    '{"version":1,"counters":{"a/day":{"windowStart":0,"used":-1}},"changes":[]}',
  ])('are not taken for none where the file is damaged: %j', (text) => {
    const store = open();
    store.change(use);
    writeFileSync(path.join(folder, '2.json'), text);
    const result = openCounterFiles(folder);
    expect(result).toEqual({ ok: false, reason: expect.stringContaining(path.join(folder, '2.json')) });
    expect(store.change(use)).toEqual({ ok: false, reason: expect.stringContaining('2.json') });
  });

  it('say at the start that they cannot be kept', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(openCounterFiles(path.join(file, 'grant'))).toEqual({ ok: false, reason: expect.stringContaining(file) });
  });

  it('say later that they cannot be kept any more', () => {
    const grant = path.join(folder, 'grant');
    const store = open(grant);
    rmSync(grant, { recursive: true });
    writeFileSync(grant, '');
    expect(store.change(use)).toEqual({ ok: false, reason: expect.stringContaining(grant) });
  });
});

/** Takes what it gets of a limit, one use after another, and says so after each; see the fixture. */
function startTaker(limit: number) {
  const child = spawn(process.execPath, [TAKER, folder, String(limit)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const taken: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => taken.push(line));
  return { child, taken, closed: once(child, 'close') };
}

describe('several processes at once', () => {
  it('share a limit exactly', async () => {
    const takers = Array.from({ length: 3 }, () => startTaker(200));
    await Promise.all(takers.map(({ closed }) => closed));
    expect(takers.flatMap(({ taken }) => taken)).toHaveLength(200);
    expect(usedIn(open())).toBe(200);
  }, 60_000);

  it('never count less than was taken when they are killed, and leave nothing that blocks the others', async () => {
    let taken = 0;
    for (let round = 0; round < 5; round += 1) {
      const takers = [startTaker(1_000_000), startTaker(1_000_000)];
      await Promise.all(takers.map(({ child }) => once(child.stdout, 'data')));
      for (const { child } of takers) child.kill('SIGKILL');
      await Promise.all(takers.map(({ closed }) => closed));
      taken += takers.flatMap((taker) => taker.taken).length;
      expect(usedIn(open())).toBeGreaterThanOrEqual(taken);
      // At most the use that each had stored and not yet told.
      expect(usedIn(open())).toBeLessThanOrEqual(taken + 2 * (round + 1));
    }
    expect(taken).toBeGreaterThan(0);
  }, 60_000);
});

it('removes grants that were not touched for two days, and nothing else', () => {
  const names = ['a'.repeat(32), 'b'.repeat(32), 'notes', 'c'.repeat(32)];
  const [old, fresh, foreign, digest] = names.map((name) => path.join(folder, name));
  for (const one of [old, fresh, foreign, digest]) mkdirSync(one ?? '');
  for (const name of ['12.json', `${'0'.repeat(8)}.tmp`]) writeFileSync(path.join(old ?? '', name), '');
  for (const name of ['12.json', 'holiday.jpg']) writeFileSync(path.join(digest ?? '', name), '');
  const now = Date.UTC(2026, 4, 20);
  const [threeDaysAgo, yesterday] = [new Date(now - 3 * 86_400_000), new Date(now - 86_400_000)];
  utimesSync(old ?? '', threeDaysAgo, threeDaysAgo);
  utimesSync(fresh ?? '', yesterday, yesterday);
  for (const one of [foreign, digest]) utimesSync(one ?? '', threeDaysAgo, threeDaysAgo);
  removeOldGrants(folder, now);
  expect([old, fresh, foreign, digest].map((one) => existsSync(one ?? ''))).toEqual([false, true, true, true]);
  expect(readdirSync(digest ?? '')).toHaveLength(2);
});
