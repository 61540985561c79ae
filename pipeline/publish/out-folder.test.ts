import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtDigest, realOut, recoverOut, swapIn, whyNotReplaceable, writeMarker } from './out-folder.ts';

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
  expect([builtDigest(out), readdirSync(folder)]).toEqual(['two', ['dist']]);
});

test('folders of a person’s own beside the site are left alone', () => {
  for (const name of ['dist.old', 'dist.new']) mkdirSync(path.join(folder, name));
  swapIn(made('first', 'one'), out);
  swapIn(made('second', 'two'), out);
  expect(readdirSync(folder).sort()).toEqual(['dist', 'dist.new', 'dist.old']);
});

test('a link to the site’s folder stays a link', () => {
  mkdirSync(path.join(folder, 'www'));
  symlinkSync('www', out);
  expect(realOut(out)).toBe(path.join(realpathSync(folder), 'www'));
  expect(realOut(path.join(folder, 'none'))).toBe(path.join(folder, 'none'));
});

test('says in one line why a folder cannot be replaced', () => {
  mkdirSync(path.join(folder, 'mine'));
  writeFileSync(path.join(folder, 'mine', 'thesis.txt'), '');
  symlinkSync('gone', path.join(folder, 'dangling'));
  const why = (name: string) => whyNotReplaceable(path.join(folder, name))?.replaceAll(folder, '');
  expect(why('mine')).toBe('/mine holds files that toolrisk did not make; empty it or choose another folder');
  expect(why('mine/thesis.txt')).toBe('/mine/thesis.txt is not a folder');
  expect(why('mine/thesis.txt/dist')).toBe('the site cannot be put into /mine/thesis.txt, which is not a folder');
  expect(why('dangling')).toBe('/dangling is a link to nothing; remove it or choose another folder');
  expect(why('not/yet/there')).toBeUndefined();
});

test('a swap that was killed half-way is put back', () => {
  made('.dist.toolrisk-old', 'one');
  recoverOut(out);
  expect(builtDigest(out)).toBe('one');
});

test('a site that somebody took a part of is not whole', () => {
  const site = made('dist', 'one');
  expect(builtDigest(site)).toBe('one');
  rmSync(path.join(site, 'index.html'));
  expect(builtDigest(site)).toBeNull();
});

test.each(['', '{', '[]', 'null', '{"digest":1,"holds":[]}', '{"digest":"one"}'])(
  'a marker that says %j says nothing',
  (text) => {
    made('dist', 'one');
    writeFileSync(path.join(out, 'toolrisk-build.json'), text);
    expect(builtDigest(out)).toBeNull();
  },
);
