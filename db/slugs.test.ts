import { expect, test } from 'vitest';
import { assignSlugs, byCodePoint, plainSlug } from './slugs.ts';

test.each([
  ['createOneTask', 'createonetask'],
  ['@modelcontextprotocol/server-memory', 'modelcontextprotocol-server-memory'],
  ['Send  Mail!!now', 'send-mail-now'],
  ['-._x_.-', '._x_.'],
  ['__proto__', '__proto__'],
  ['../../etc/passwd', '..-..-etc-passwd'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['pay\u202egnp.exe', 'pay-gnp.exe'],
  ['a--b---c', 'a-b-c'],
  ['x'.repeat(5000), 'x'.repeat(80)],
  [`${'x'.repeat(79)}-tail`, 'x'.repeat(79)],
  // The first 8 hex digits of the SHA-256 of ".", "..", "" and "日本".
  ['.', 'x-cdb4ee2a'],
  ['..', 'x-5ec1f7e7'],
  ['', 'x-e3b0c442'],
  ['日本', 'x-cf2abf0c'],
])('%j is %s', (name, slug) => {
  expect(plainSlug(name)).toBe(slug);
});

test('the first in code-point order keeps the plain slug, the others get digits of their exact name', () => {
  const slugs = assignSlugs(['send', 'SEND', 'Send'], new Set());
  expect(Object.fromEntries(slugs)).toEqual({ SEND: 'send', Send: 'send-f6f4688f', send: 'send-27ce1d1b' });
});

test('a slug that was ever given is not given again', () => {
  expect(assignSlugs(['send'], new Set(['send'])).get('send')).toBe('send-27ce1d1b');
  expect(assignSlugs(['send'], new Set(['send', 'send-27ce1d1b'])).get('send')).toMatch(/^send-27ce1d1b[0-9a-f]{8}$/);
});

test('a slug with digits still has at most 80 characters', () => {
  const slug = assignSlugs(['X'.repeat(100), 'x'.repeat(100)], new Set()).get('x'.repeat(100));
  expect(slug).toMatch(/^x{71}-[0-9a-f]{8}$/);
});

test('the names of the site’s own files and folders are nobody’s slug', () => {
  expect(assignSlugs(['index.html', 'page'], new Set()).get('index.html')).toMatch(/^index\.html-[0-9a-f]{8}$/);
});

test('sorts by code point, not by UTF-16 unit', () => {
  expect(['\u{1f600}', '\uffee'].sort(byCodePoint)).toEqual(['\uffee', '\u{1f600}']);
});
