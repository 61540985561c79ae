import { expect, test } from 'vitest';
import { missingVariables } from './missing-variables.ts';

test.each([
  ['one line', 'Error: TRACKER_API_KEY environment variable is required', ['TRACKER_API_KEY']],
  [
    'several',
    'Please set SLACK_BOT_TOKEN and SLACK_TEAM_ID environment variables',
    ['SLACK_BOT_TOKEN', 'SLACK_TEAM_ID'],
  ],
  [
    'a list below',
    'Missing required environment variables:\n  - TRACKER_URL\n  - TRACKER_KEY',
    ['TRACKER_URL', 'TRACKER_KEY'],
  ],
  ['issues of a schema', '"path": [\n "NOTION_TOKEN"\n ],\n "message": "Required"', ['NOTION_TOKEN']],
  ['a single word', 'Missing environment variable TOKEN', ['TOKEN']],
  ['optional', 'Optional: TRACKER_LIMIT is not set', []],
  ['a default', 'TRACKER_PORT is not set, using the default 8080', []],
  ['no complaint', 'Using TRACKER_URL from the environment', []],
  ['an error code', 'Error [ERR_MODULE_NOT_FOUND]: required module MODULE_NOT_FOUND', []],
  ['what decides how a process starts', 'LD_PRELOAD, NODE_OPTIONS and npm_config_x are required', []],
  ['given already', 'GIVEN_KEY is missing, OTHER_KEY is missing', ['OTHER_KEY']],
])('%s', (_, text, names) => {
  expect(missingVariables(text, ['GIVEN_KEY'])).toEqual(names);
});

test('a flood of names is bounded', () => {
  const text = Array.from({ length: 5_000 }, (_, index) => `KEY_${index} is required`).join('\n');
  expect(missingVariables(text, []).length).toBe(12);
});
