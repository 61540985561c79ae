import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { NPM_SOURCE } from './index.ts';

const BASE = { listFolder: tmpdir(), repoFolder: tmpdir() };

test.each([
  ['@scope/tracker.mcp', '1.0.0-beta.2+build.5', true],
  ['JSONStream', '0.10.0', true],
  ['tracker', 'v1.0.0', true],
  ['tracker', '1.x', true],
  ['tracker', '>=1.0.0 <2', true],
  ['tracker', 'next', true],
  ['tracker', 'file:../tracker', false],
  ['tracker', 'git+https://example.com/x.git', false],
  ['tracker', 'npm:other@1.0.0', false],
  ['tracker', '--registry=https://example.com/', false],
  ['tracker', '01.0.0', false],
  ['../tracker', '1.0.0', false],
  ['@scope/../../x', '1.0.0', false],
  ['https://example.com/x.tgz', '1.0.0', false],
])('%s at %s is accepted: %s', async (name, version, isAccepted) => {
  const { ok } = await NPM_SOURCE.parseEntry({ source: 'npm', package: name, version }, BASE);
  expect(ok).toBe(isAccepted);
});

test.each([
  ['tracker', 'tracker', 'latest'],
  ['@scope/tracker', '@scope/tracker', 'latest'],
  ['@scope/tracker@^1.2', '@scope/tracker', '^1.2'],
  ['tracker@next', 'tracker', 'next'],
])('--source npm:%s is %s at %s', (text, name, version) => {
  expect(NPM_SOURCE.parseArgument?.(text, tmpdir())).toEqual({
    ok: true,
    ref: { source: 'npm', name, reach: { kind: 'npm', package: name, version, args: [], env: {} } },
  });
});
