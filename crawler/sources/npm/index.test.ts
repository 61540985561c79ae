import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { NPM_SOURCE } from './index.ts';

const BASE = { listFolder: tmpdir(), repoFolder: tmpdir() };

test.each([
  ['@scope/tracker.mcp', '1.0.0-beta.2+build.5', true],
  ['JSONStream', '0.10.0', true],
  ['tracker', 'v1.0.0', false],
  ['tracker', '1.0', false],
  ['tracker', '1.x', false],
  ['tracker', '>=1.0.0', false],
  ['tracker', '01.0.0', false],
  ['../tracker', '1.0.0', false],
  ['@scope/../../x', '1.0.0', false],
  ['https://example.com/x.tgz', '1.0.0', false],
])('%s at %s is accepted: %s', async (name, version, isAccepted) => {
  const { ok } = await NPM_SOURCE.parseEntry({ source: 'npm', package: name, version }, BASE);
  expect(ok).toBe(isAccepted);
});
