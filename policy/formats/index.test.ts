import { expect, test } from 'vitest';
import { isFormatId, loadFormat, loadFormats, POLICY_FORMAT_IDS } from './index.ts';

test('finds a format by its id, and no other', async () => {
  expect(await loadFormat('policy-json')).toMatchObject({ fileName: 'policy.json', mediaType: 'application/json' });
  expect(isFormatId('policy-json')).toBe(true);
  expect(isFormatId('constructor')).toBe(false);
});

test('titles are used once', async () => {
  const titles = [...(await loadFormats()).values()].map(({ title }) => title);
  expect(titles.length).toBe(POLICY_FORMAT_IDS.length);
  expect(new Set(titles).size).toBe(titles.length);
});
