import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';
import { processStart } from './process-start.ts';
import { type Child, startChild } from './testing/child.ts';

let folder: string;
let file: string;
let children: Child[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-lock-'));
  file = path.join(folder, 'lock');
  children = [];
});

afterEach(async () => {
  for (const child of children) await child.kill();
  rmSync(folder, { recursive: true });
});

function start(command: string): Child {
  const child = startChild('hold-lock.ts', file, command);
  children.push(child);
  return child;
}

test('names the process that holds it, and leaves no other file behind', async () => {
  const holder = start('toolrisk crawl');
  expect(await holder.line()).toBe('held');
  const second = takeLock(file, 'toolrisk classify');
  expect(second).toEqual({
    ok: false,
    holder: { pid: holder.pid, startTime: processStart(holder.pid), command: 'toolrisk crawl' },
  });
  expect(readdirSync(folder)).toEqual(['lock']);
});

test('is taken over from a process that was killed', async () => {
  const holder = start('toolrisk crawl');
  await holder.line();
  await holder.kill();
  expect(existsSync(file)).toBe(true);
  expect(takeLock(file, 'toolrisk classify').ok).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, command: 'toolrisk classify' });
  expect(readdirSync(folder)).toEqual(['lock']);
});

test('only one of many takes over from a dead holder', async () => {
  const dead = start('toolrisk crawl');
  await dead.line();
  await dead.kill();
  const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => start(`run ${at}`).line()));
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
});

test.runIf(process.platform === 'linux')(
  'is taken over where the process number now belongs to another process',
  () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: '1', command: 'toolrisk crawl' }));
    expect(takeLock(file, 'toolrisk classify').ok).toBe(true);
  },
);

test('is not taken over because it is old', () => {
  const own = { pid: process.pid, startTime: processStart(process.pid), command: 'toolrisk crawl' };
  writeFileSync(file, JSON.stringify(own));
  expect(takeLock(file, 'toolrisk classify')).toEqual({ ok: false, holder: own });
});

test('an unreadable lock is nobody’s to remove', () => {
  writeFileSync(file, '{');
  expect(takeLock(file, 'toolrisk classify')).toEqual({ ok: false, holder: null });
});

test('gives it up once', () => {
  const lock = takeLock(file, 'toolrisk crawl');
  if (!lock.ok) throw new Error('the lock was free');
  lock.release();
  expect(takeLock(file, 'toolrisk classify').ok).toBe(true);
  lock.release();
  expect(existsSync(file)).toBe(true);
});
