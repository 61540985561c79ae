import { expect, test } from 'vitest';
import type { Json, Tool } from '../types.ts';
import { compareListings } from './compare-listings.ts';
import type { ComparedListing } from './types.ts';

const ALL: Json = { $ref: '#/$defs/all' };

function tool(name: string, description?: string, more: Partial<Tool> = {}): Tool {
  return { name, ...(description !== undefined && { description }), inputSchema: { type: 'object' }, ...more };
}

function listing(...tools: Tool[]): ComparedListing {
  return { serverInfo: { name: 'notes', version: '1' }, tools };
}

function told(before: ComparedListing, after: ComparedListing) {
  return compareListings(before, after).map((event) => `${event.kind} ${event.class} ${event.tool}`);
}

test('tools that come and go, in whatever order', () => {
  const [read, drop, send] = [tool('read', 'Reads.'), tool('drop', 'Drops.'), tool('send', 'Sends.')];
  expect(told(listing(read, drop), listing(drop, read))).toEqual([]);
  expect(told(listing(read, drop), listing(send, read))).toEqual([
    'tool-removed narrowed drop',
    'tool-added widened send',
  ]);
  expect(told(listing(), listing(tool('send', 'Sends.\u{e0041}')))).toEqual(['tool-added attack send']);
});

test.each([
  [
    'the same text',
    tool('drop_note', 'Drops it.'),
    tool('remove_note', 'Drops it.'),
    ['tool-renamed widened remove_note'],
  ],
  [
    'its name in the text',
    tool('drop_note', 'Call drop_note.'),
    tool('rm', 'Call drop_note.'),
    ['tool-removed narrowed drop_note', 'tool-added widened rm'],
  ],
  [
    'its own name in the text',
    tool('drop_note', 'Call drop_note.'),
    tool('rm_note', 'Call rm_note.'),
    ['tool-renamed widened rm_note'],
  ],
  [
    'another title',
    tool('drop', 'Drops.', { title: 'Drop' }),
    tool('rm_note', 'Drops.', { title: 'Remove' }),
    ['tool-renamed widened rm_note', 'title-changed cosmetic rm_note'],
  ],
  [
    'another schema',
    tool('drop', 'Drops.'),
    tool('rm_note', 'Drops.', { inputSchema: {} }),
    ['tool-removed narrowed drop', 'tool-added widened rm_note'],
  ],
  ['nothing to know it by', tool('drop'), tool('list'), ['tool-removed narrowed drop', 'tool-added widened list']],
  [
    'its own name alone',
    tool('drop_note', 'drop_note'),
    tool('list_note', 'list_note'),
    ['tool-removed narrowed drop_note', 'tool-added widened list_note'],
  ],
])('a renamed tool, or not: %s', (_, from, to, expected) => {
  expect(told(listing(from), listing(to))).toEqual(expected);
});

test('where two would fit, none is renamed', () => {
  const [from, to, other] = [tool('drop', 'Drops.'), tool('rm_a', 'Drops.'), tool('rm_b', 'Drops.')];
  expect(told(listing(from), listing(to, other))).toEqual([
    'tool-removed narrowed drop',
    'tool-added widened rm_a',
    'tool-added widened rm_b',
  ]);
});

test('what the server says of itself; its version is no change', () => {
  const said = (instructions?: string): ComparedListing => ({
    serverInfo: { name: 'notes', version: String(instructions), ...(instructions !== undefined && { instructions }) },
    tools: [],
  });
  expect(compareListings(said(), said('Call read first.'))).toEqual([
    { kind: 'instructions-changed', class: 'widened', tool: null, pointer: '/instructions', after: 'Call read first.' },
  ]);
  expect(told(said('a\u202e'), said('A'))).toEqual(['instructions-changed widened null']);
  expect(told(said('a'), said('a\u202e'))).toEqual(['instructions-changed attack null']);
  expect(told({ serverInfo: null, tools: [] }, said('a'))).toEqual([]);
});

test('of one tool at most 40 changes are told, the gravest first to stay', () => {
  const many = (words: string, more: Json): Tool =>
    tool('wide', 'Wide.', {
      inputSchema: {
        properties: {
          ...Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`p${at}`, { title: words }])),
          last: more,
        },
      },
    });
  const events = compareListings(listing(many('A', {})), listing(many('B', { description: 'x\u{e0041}' })));
  expect(events).toHaveLength(40);
  expect(events.filter((event) => event.class === 'attack')).toHaveLength(1);
  expect(events.at(-1)).toEqual({ kind: 'schema-changed', class: 'cosmetic', tool: 'wide', pointer: null });
});

// Speed is measured elsewhere; this bound only tells linear from quadratic: a factor of ten over what a busy machine needs.
test('the largest listings compare in seconds', { timeout: 60_000 }, () => {
  const large = (word: string) =>
    listing(
      ...Array.from({ length: 5_000 }, (_, at) =>
        tool(`tool_${at}`, `${word} ${'about '.repeat(100)}${at}`, {
          inputSchema: {
            properties: Object.fromEntries(
              Array.from({ length: 25 }, (_, p) => [`p${p}`, { type: 'string', description: word }]),
            ),
          },
        }),
      ),
    );
  const [before, after] = [large('one'), large('two')];
  expect(compareListings(before, after)).toHaveLength(5_000);
  // Each of 4,000 places refers to one with 4,000 alternatives, in one version only: 16 million pairs if all were looked at.
  const knot = (word: string): Tool =>
    tool('knot', 'Knot.', {
      inputSchema: {
        $defs: {
          all: { anyOf: Array.from({ length: 4_000 }, (_, at) => ({ const: `${word} ${at}` })) },
        },
        properties: Object.fromEntries(
          Array.from({ length: 4_000 }, (_, at) => [`p${at}`, word === 'one' ? ALL : { anyOf: [ALL] }]),
        ),
      },
    });
  const events = compareListings(listing(knot('one')), listing(knot('two')));
  expect(events.length).toBeLessThanOrEqual(40);
  expect(events.length).toBeGreaterThan(0);
});
