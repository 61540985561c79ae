import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crawlKey } from './crawl-key.ts';
import type { ServerRef } from './types.ts';

const NPM = { kind: 'npm', package: 'tracker', version: '1.0.0', args: ['.'], env: { A: '1', B: '2' } } as const;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function ref(reach: ServerRef['reach']): ServerRef {
  return { source: 'npm', name: 'tracker', reach };
}

test('the same configuration has the same key, in whatever order variables stand', async () => {
  const key = await crawlKey(ref(NPM), 'bwrap');
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(await crawlKey({ ...ref(NPM), title: 'Tracker' }, 'bwrap')).toBe(key);
  expect(await crawlKey(ref({ ...NPM, env: { B: '2', A: '1' } }), 'bwrap')).toBe(key);
});

test('whatever changes the list changes the key', async () => {
  const variants = [NPM, { ...NPM, version: '1.0.1' }, { ...NPM, args: [] }, { ...NPM, env: { A: '1', B: '3' } }];
  const keys = await Promise.all(variants.map((reach) => crawlKey(ref(reach), 'bwrap')));
  expect(new Set([...keys, await crawlKey(ref(NPM), 'none')]).size).toBe(5);
});

test('a local server and a snapshot are told by their bytes', async () => {
  const local = { kind: 'local', folder, script: 'server.ts', args: [], env: {}, isTrusted: false } as const;
  const snapshot = { kind: 'snapshot', file: join(folder, 'tools.json') } as const;
  const keysOf = () => Promise.all([crawlKey(ref(local), 'bwrap'), crawlKey(ref(snapshot), 'bwrap')]);
  const absent = await keysOf();
  await writeFile(snapshot.file, '[]');
  const first = await keysOf();
  await writeFile(snapshot.file, '{}');
  const second = await keysOf();
  expect(new Set([...absent, ...first, ...second]).size).toBe(6);
  expect(await keysOf()).toEqual(second);
});
