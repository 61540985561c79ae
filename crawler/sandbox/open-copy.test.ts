import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openToAll } from './open-copy.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-open-copy-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('what everybody may read is used where it lies', async () => {
  const file = join(folder, 'open.mjs');
  await writeFile(file, '');
  await chmod(file, 0o644);
  expect(await openToAll(file, join(folder, 'copies'))).toBe(file);
});

test('what is closed is copied once with open modes, and stays closed itself', async () => {
  const closed = join(folder, 'npm');
  await mkdir(closed);
  await writeFile(join(closed, 'cli.js'), 'content');
  await chmod(join(closed, 'cli.js'), 0o700);
  await chmod(closed, 0o700);
  const copy = await openToAll(closed, join(folder, 'copies'));
  expect(copy).toMatch(/copies\/[0-9a-f]{16}-npm$/);
  expect(await readFile(join(copy, 'cli.js'), 'utf8')).toBe('content');
  const modes = [copy, join(copy, 'cli.js'), closed].map(async (path) => ((await stat(path)).mode & 0o777).toString(8));
  expect(await Promise.all(modes)).toEqual(['755', '755', '700']);
  expect(await openToAll(closed, join(folder, 'copies'))).toBe(copy);
});
