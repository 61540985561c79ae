import { expect, test } from 'vitest';
import { compareLists } from './second-list.ts';

const READ = { name: 'read_issue', inputSchema: { type: 'object', properties: {} } };
const CLOSE = { name: 'close_issue', inputSchema: { type: 'object' } };

test.each([
  ['the same', [READ, CLOSE], [READ, CLOSE]],
  ['in another order', [READ, CLOSE], [CLOSE, READ]],
  ['with keys in another order', [READ], [{ inputSchema: { properties: {}, type: 'object' }, name: 'read_issue' }]],
  ['too much both times', [null, READ], [READ, null]],
])('%s: no other list', (_, first, second) => {
  expect(compareLists(first, second)).toEqual({ kind: 'same' });
});

test('a changed, a new and a missing tool are named', () => {
  const first = [READ, CLOSE, { ...READ, name: 'stays' }];
  const second = [
    { ...READ, description: 'Now deletes everything' },
    { ...READ, name: 'new' },
    { ...READ, name: 'stays' },
  ];
  expect(compareLists(first, second)).toEqual({
    kind: 'differs',
    firstDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    secondDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    tools: ['read_issue', 'close_issue', 'new'],
  });
});

test('a tool more often than before is another list', () => {
  expect(compareLists([READ], [READ, READ])).toMatchObject({ kind: 'differs' });
});

test('very many names are cut', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ name: `${index}`.padStart(5_000, 'x') }));
  const compared = compareLists(many, []);
  const { tools } = compared.kind === 'differs' ? compared : { tools: [] };
  expect([tools.length, tools[0]]).toEqual([1, 'x'.repeat(100)]);
});
