import { expect, test } from 'vitest';
import { lookOf, looksOf } from './look.ts';
import { Unreadable } from './tell.ts';

test('reads a batch as the API tells it', () => {
  const batch = {
    id: 'batch_1',
    object: 'batch',
    status: 'expired',
    metadata: { toolrisk: 'mark-1', other: 'x' },
    created_at: 1_760_000_000,
    output_file_id: 'file-1',
    error_file_id: null,
    errors: null,
  };
  expect(lookOf(batch)).toEqual({
    id: 'batch_1',
    mark: 'mark-1',
    status: 'ended-early',
    detail: 'expired',
    files: ['file-1'],
    createdAt: new Date('2025-10-09T08:53:20.000Z'),
  });
});

test.each([
  ['completed', 'completed'],
  ['failed', 'ended-early'],
  ['cancelled', 'ended-early'],
  ['in_progress', 'under-way'],
  ['cancelling', 'under-way'],
  ['a state of tomorrow', 'under-way'],
  [undefined, 'under-way'],
])('a batch that is %s is %s', (status, expected) => {
  expect(lookOf({ id: 'b', status }).status).toBe(expected);
});

test('hostile fields are left out, hostile words made plain', () => {
  const errors = { data: [{ message: 'no\u202e\n\u0000way' }] };
  expect(lookOf({ id: 'b', status: 'failed', metadata: 7, created_at: 'x', output_file_id: {}, errors })).toEqual({
    id: 'b',
    mark: null,
    status: 'ended-early',
    detail: 'failed: no way',
    files: [],
    createdAt: null,
  });
  expect(lookOf({ id: 'b', output_file_id: '../models', error_file_id: 'file-2' }).files).toEqual(['file-2']);
  expect(lookOf({ id: 'b', metadata: { toolrisk: 1 }, errors: 'x' })).toMatchObject({ mark: null, detail: '' });
});

test.each([
  null,
  'batch',
  [],
  {},
  { id: '' },
  { id: 7 },
  { id: 'x'.repeat(1001) },
  { id: '..' },
  { id: 'a/b' },
  { id: 'a?b' },
])('%j is no batch', (value) => {
  expect(() => lookOf(value)).toThrow(Unreadable);
});

test('entries of a list that are none are dropped', () => {
  expect(looksOf({ data: [{ id: 'a' }, 7, {}], has_more: true })).toMatchObject({
    looks: [{ id: 'a' }],
    hasMore: true,
  });
  expect(looksOf({ data: [], has_more: 'yes' })).toEqual({ looks: [], hasMore: false });
  expect(() => looksOf({ data: null })).toThrow(Unreadable);
});
