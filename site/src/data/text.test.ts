import { expect, test } from 'vitest';
import { counted, day, isShort, lineCount, minute, nameParts, parentOf } from './text.ts';

test('writes days and minutes in UTC', () => {
  expect(day('2026-11-21T23:59:59.000Z')).toBe('21 Nov 2026');
  expect(minute('2026-11-21T03:20:00.000Z')).toBe('21 Nov 2026, 03:20 UTC');
});

test('counts in words', () => {
  expect(counted(1, 'tool')).toBe('1 tool');
  expect(counted(0, 'tool')).toBe('0 tools');
  expect(counted(1066, 'tool')).toBe('1,066 tools');
});

test('lets a name break where a reader would', () => {
  expect(nameParts('UpdateOneConnectedAccount')).toEqual(['Update', 'One', 'Connected', 'Account']);
  expect(nameParts('crm.delete_note')).toEqual(['crm.', 'delete_', 'note']);
  expect(nameParts('a'.repeat(5_000))).toEqual(['a'.repeat(5_000)]);
});

test('keeps long and many-lined descriptions out of the head of the page', () => {
  expect(isShort('Deletes one note.')).toBe(true);
  expect(isShort('Deletes one note.\nCannot be undone.')).toBe(false);
  expect(isShort('x'.repeat(181))).toBe(false);
});

test('a parameter’s parents stand apart from its own name', () => {
  expect(parentOf('requestBody.createdBy.source')).toBe('requestBody.createdBy.');
  expect(parentOf('ids[]')).toBe('');
});

test('lines are counted over pieces', () => {
  expect(lineCount([])).toBe(1);
  expect(lineCount([{ text: '{\n  ' }, { text: '"a"' }, { text: ': 1\n}' }])).toBe(3);
});
