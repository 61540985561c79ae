import { expect, test } from 'vitest';
import { placeholderFor } from './placeholder.ts';

test.each([
  ['TRACKER_BASE_URL', 'https://placeholder.example.com'],
  ['DATABASE_URL', 'postgres://user:placeholder@localhost:5432/placeholder'],
  ['SLACK_BOT_TOKEN', 'xoxb-placeholder'],
  ['SLACK_TEAM_ID', 'T00000000'],
  ['STRIPE_SECRET_KEY', 'sk_test_placeholder'],
  ['TRACKER_API_KEY', 'sk_placeholder'],
  ['TRACKER_PORT', '8080'],
  ['SESSION_TIMEOUT_SECONDS', '30'],
  ['WORKSPACE_DIR', '/tmp'],
  ['COLOUR_OF_THE_DAY', 'placeholder'],
])('%s is filled with %s', (name, value) => {
  expect(placeholderFor(name)).toBe(value);
});
