import { expect, test } from 'vitest';
import { findFormat, POLICY_FORMATS } from './index.ts';

test('finds a format by its id, and no other', () => {
  expect(findFormat('policy-json')).toMatchObject({ fileName: 'policy.json', mediaType: 'application/json' });
  expect(findFormat('constructor')).toBeUndefined();
});

test('ids and file names are used once', () => {
  expect(new Set(POLICY_FORMATS.map((format) => format.id)).size).toBe(POLICY_FORMATS.length);
  expect(new Set(POLICY_FORMATS.map((format) => format.fileName)).size).toBe(POLICY_FORMATS.length);
});
