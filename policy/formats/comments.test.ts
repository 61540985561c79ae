import { expect, test } from 'vitest';
import { headComments } from './comments.ts';
import type { PolicyFormat } from './policy-format.ts';

const NOTEBOOK: PolicyFormat = {
  title: 'Notebook',
  fileName: 'notebook.conf',
  mediaType: 'text/plain',
  place: 'Nowhere.',
  can: { deny: true, ask: false, hide: true, others: true, limits: false, args: false, reason: true },
  namesServer: false,
  traps: [],
  write: () => '',
};

test('says nothing is lost by saying nothing of it', () => {
  const policy = { version: '1' as const, default: 'deny' as const, tools: { get_note: {} } };
  expect(headComments(NOTEBOOK, { policy, servers: [{ key: 'a', tools: ['get_note'] }] })).toBe(
    '# Notebook, written by toolrisk from a policy that denies by default.\n',
  );
});

test('names the first tools and counts the rest, within the width, behind the mark of the language', () => {
  const tools = Array.from({ length: 12 }, (_, at) => `add_note_${at}`);
  const limits = [{ counter: 'c', window: 'minute' as const, max: 30, scope: 'grant' as const }];
  const policy = {
    version: '1' as const,
    default: 'deny' as const,
    tools: Object.fromEntries(tools.map((tool) => [tool, { limits }])),
  };
  const notes = ['And more of it.'];
  expect(headComments(NOTEBOOK, { policy, servers: [{ key: 'a', tools }] }, { mark: '//', notes })).toBe(
    `// Notebook, written by toolrisk from a policy that denies by default.
// What the policy says and this file cannot:
// - Notebook cannot limit how often a tool is called: the tool is left off the list of what is allowed instead.
//   (12 tools: add_note_0, add_note_1, add_note_2, add_note_3, add_note_4, add_note_5, add_note_6, add_note_7
//   and 4 more)
// And more of it.
`,
  );
});

test('no name ends its comment, or hides in it', () => {
  const tools = ['a\nb', 'c\r\u2028d', '\u202egnp', '\ud800', 'x'.repeat(500)];
  const limits = [{ counter: 'c', window: 'day' as const, max: 1, scope: 'grant' as const }];
  const policy = { version: '1' as const, default: 'allow' as const, all_tools: { limits } };
  const text = headComments(NOTEBOOK, { policy, servers: [{ key: 'a', tools }] });
  expect(text.split(/[\r\n\u2028]/).filter((line) => !line.startsWith('# '))).toEqual(['']);
  expect(text).toContain('a\\u000ab, c\\u000d\\u2028d, \\u202egnp, \ufffd,');
});
