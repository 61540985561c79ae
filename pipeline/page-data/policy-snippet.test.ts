import { expect, test } from 'vitest';
import { cutSnippet, fileOf, policySnippet } from './policy-snippet.ts';

const LINE = `${'x'.repeat(99)}\n`;

test('shows what fits a page as it is', () => {
  const snippet = policySnippet(LINE.repeat(600), '/servers/notes/policy.json');
  expect(cutSnippet(snippet)).toBe(snippet);
});

test('shows the beginning of what does not, and serves the whole', () => {
  const text = LINE.repeat(700);
  const stretches = [
    { start: 100, end: 199 },
    { start: 60_000, end: 60_099 },
  ];
  const snippet = policySnippet(text, '/servers/notes/policy.json', stretches);
  const cut = cutSnippet(snippet);
  expect(cut.text).toBe(`${LINE.repeat(200).trimEnd()}\n…`);
  expect(cut).toMatchObject({
    cutFrom: 700,
    href: '/servers/notes/policy.json',
    stretches: [{ start: 100, end: 199 }],
  });
  expect(fileOf(snippet)).toEqual([{ href: '/servers/notes/policy.json', text }]);
});

test('cuts a single endless line too', () => {
  expect(cutSnippet(policySnippet('x'.repeat(1_000_000), null)).text.length).toBe(64 * 1024 + 2);
});

test('serves nothing that stands on the page alone', () => {
  expect(fileOf(policySnippet('{}', null))).toEqual([]);
});
