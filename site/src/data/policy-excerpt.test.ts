import { expect, test } from 'vitest';
import { policyExcerpt } from './policy-excerpt.ts';

function snippet(text: string, pieces = 1) {
  const segments = Array.from({ length: pieces }, () => ({ text: '{', kind: 'key' }) as const);
  return { text, segments, href: '/servers/crm/policy.json', fileName: 'policy.json' };
}

test('a small file is shown whole, in colour while the pieces are few', () => {
  expect(policyExcerpt(snippet('{}\n', 2))).toEqual({
    segments: [
      { text: '{', kind: 'key' },
      { text: '{', kind: 'key' },
    ],
    cutFrom: null,
  });
  expect(policyExcerpt(snippet('{}\n', 301))).toEqual({ segments: [{ text: '{}\n', kind: 'plain' }], cutFrom: null });
});

test('of a file that would fill a page by itself the beginning is shown, and how much there is', () => {
  const { segments, cutFrom } = policyExcerpt(snippet(`${'  "delete_note",\n'.repeat(5_000)}`));
  expect(cutFrom).toBe(5_000);
  expect(segments).toEqual([{ text: `${'  "delete_note",\n'.repeat(200)}…`, kind: 'plain' }]);
  expect(policyExcerpt(snippet('x'.repeat(100_000))).segments[0]?.text).toHaveLength(65_538);
});
