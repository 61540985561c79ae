import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtDigest, recoverOut, swapIn, writeMarker } from './out-folder.ts';

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-out-'));
  out = path.join(folder, 'dist');
});

afterEach(() => rmSync(folder, { recursive: true }));

function made(name: string, text: string): string {
  const site = path.join(folder, name);
  mkdirSync(site);
  writeFileSync(path.join(site, 'index.html'), text);
  writeMarker(site, text);
  return site;
}

test('the new site takes the place of the old one', () => {
  swapIn(made('first', 'one'), out);
  swapIn(made('second', 'two'), out);
  expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toBe('two');
  expect([builtDigest(out), existsSync(`${out}.old`), existsSync(`${out}.new`)]).toEqual(['two', false, false]);
});

test('a swap that was killed half-way is put back', () => {
  made('dist.old', 'one');
  recoverOut(out);
  expect(builtDigest(out)).toBe('one');
});

test.each(['', '{', '[]', 'null', '{"digest":1}'])('a marker that says %j says nothing', (text) => {
  made('dist', 'one');
  writeFileSync(path.join(out, 'toolrisk-build.json'), text);
  expect(builtDigest(out)).toBeNull();
});
