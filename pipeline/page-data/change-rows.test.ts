import { expect, test } from 'vitest';
import { CHANGE_KINDS } from '#crawler/drift/types.ts';
import type { StoredChange } from '#db/read-change-events.ts';
import { changeSentence } from '../history/change-words.ts';
import { changeRow, historyOf, newestFirst } from './change-rows.ts';

const SERVER = { slug: 'crm', title: 'Acme CRM' };

function change(more: Partial<StoredChange> = {}): StoredChange {
  return {
    id: 7,
    serverId: 1,
    at: new Date('2026-11-21T10:00:00.000Z'),
    kind: 'description-changed',
    class: 'widened',
    tool: 'send',
    pointer: '/description',
    change: { before: 'Sends mail.', after: 'Sends post.' },
    fromListingId: 1,
    toListingId: 2,
    fromDefinition: null,
    toDefinition: null,
    key: 'k',
    ...more,
  };
}

test('a row says what happened, where, and shows both versions', () => {
  expect(changeRow(SERVER, change(), () => '/tools/crm/send/')).toEqual({
    id: 'change-7',
    at: '2026-11-21T10:00:00.000Z',
    class: 'widened',
    label: 'Widened',
    kind: 'Description changed',
    sentence: 'The description of “send” changed.',
    href: '/tools/crm/send/',
    server: { title: 'Acme CRM', href: '/servers/crm/' },
    isOfTool: true,
    pieces: [
      { words: 'Sends ', kind: 'same' },
      { words: 'mail', kind: 'removed' },
      { words: 'post', kind: 'added' },
      { words: '.', kind: 'same' },
    ],
    isLong: false,
  });
  expect(changeRow(SERVER, change({ tool: null }), () => null)).toMatchObject({
    href: '/servers/crm/#history',
    isOfTool: false,
  });
});

test.each<[Partial<StoredChange>, string]>([
  [{ kind: 'tool-renamed', change: { before: 'post', after: 'send' } }, '“post” is now called “send”.'],
  [
    { kind: 'parameter-widened', pointer: '/inputSchema/properties/filter/properties/a~1b' },
    '“send” takes more than before for “filter.a/b”.',
  ],
  [
    { kind: 'parameter-added', pointer: '/inputSchema/$defs/node/properties/note' },
    '“send” takes a new parameter, “note”.',
  ],
  [
    { kind: 'annotation-changed', pointer: '/annotations/readOnlyHint', change: { before: true } },
    '“send” no longer has the hint readOnlyHint; it was true.',
  ],
  [
    { kind: 'annotation-changed', pointer: '/annotations/readOnlyHint', change: { after: false } },
    '“send” now has the hint readOnlyHint: false.',
  ],
  [
    { kind: 'annotation-changed', pointer: '/annotations/openWorldHint', change: { before: true, after: false } },
    'The hint openWorldHint of “send” changed from true to false.',
  ],
  [
    { kind: 'risk-raised', change: { before: 'low', after: 'critical' } },
    'The risk of “send” rose from low to critical.',
  ],
  [
    { kind: 'risk-raised', tool: null, change: { before: 'low', after: 'high' } },
    'A new tool raised the server’s risk from low to high.',
  ],
  [
    { kind: 'category-changed', change: { before: 'read', after: 'unknown' } },
    '“send” is now judged as unknown; it was read.',
  ],
  [
    { kind: 'server-failing', tool: null, change: { after: { reason: 'timeout', detail: 'No answer. ' } } },
    'It can no longer be listed (timeout): No answer.',
  ],
  [
    { kind: 'server-failing', tool: null, change: { after: { reason: 'crashed', detail: 'Error: cannot open (db)' } } },
    'It can no longer be listed (crashed): Error: cannot open (db).',
  ],
  [
    {
      kind: 'identity-differs',
      change: { before: { as: 'toolrisk', isListed: true }, after: { as: 'claude-ai', isListed: true } },
    },
    'The client “claude-ai” is shown another definition of “send”.',
  ],
  [
    {
      kind: 'identity-differs',
      change: { before: { as: 'toolrisk', isListed: true }, after: { as: 'claude-ai', isListed: false } },
    },
    '“send” is not listed for the client “claude-ai”.',
  ],
  [{ kind: 'description-changed', tool: null }, 'The description of the server changed.'],
])('%o', (more, sentence) => {
  const row = change(more);
  expect(changeSentence({ ...row, ...row.change })).toBe(sentence);
});

test('every kind has a sentence that holds, whatever is stored with it', () => {
  const odd: readonly unknown[] = [
    undefined,
    null,
    7,
    'a\u202eb',
    { constructor: 1, leftOut: 5 },
    [1],
    ['a'],
    { description: 3 },
  ];
  for (const kind of CHANGE_KINDS) {
    for (const value of odd) {
      const row = changeRow(
        SERVER,
        change({ kind, tool: 'x\u202e', pointer: '/a/properties/%', change: { before: value, after: value } }),
        () => null,
      );
      expect(row.sentence).toMatch(/^\S.*\.$/);
      expect(row.sentence).not.toContain('\u202e');
    }
  }
});

test('the newest come first, and of one time the gravest', () => {
  const [old, mild, grave] = [
    change({ id: 9, at: new Date('2026-11-20T10:00:00.000Z'), class: 'attack' }),
    change({ id: 1, class: 'cosmetic' }),
    change({ id: 2, class: 'attack' }),
  ];
  expect(newestFirst([old, mild, grave]).map(({ id }) => id)).toEqual([2, 1, 9]);
});

test('a page holds as many as fit, and says how many do not', () => {
  const long = changeRow(SERVER, change({ change: { before: 'x', after: '"<&>'.repeat(2_000) } }), () => null);
  expect(long.isLong).toBe(true);
  const { rows, more } = historyOf([long, long, long], 12, 20, 30_000);
  expect([rows.length, more]).toEqual([1, 11]);
  expect(historyOf([long], 1, 20, 10)).toEqual({ rows: [long], more: 0 });
  const short = changeRow(SERVER, change({ kind: 'server-recovered' }), () => null);
  expect(
    historyOf(
      Array.from({ length: 30 }, () => short),
      30,
      20,
      30_000,
    ).rows,
  ).toHaveLength(20);
});
