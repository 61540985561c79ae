import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ServerReach } from '#crawler/types.ts';
import type { ScanTarget } from './gather.ts';
import { type ListOptions, listTargets } from './list-targets.ts';

const NPM: ServerReach = { kind: 'npm', package: '@acme/server', version: '1.0.0', args: [], env: {} };
const REMOTE: ServerReach = { kind: 'remote', url: 'https://mcp.example.test/mcp', transport: 'auto', headers: {} };

const OPTIONS: ListOptions = {
  sandbox: { kind: 'absent', problem: 'bubblewrap is not installed', mayRunTrusted: true },
  cacheDir: path.join(tmpdir(), 'unused'),
  asksRemotes: false,
};

function target(name: string, reach: ServerReach | null, isDisabled = false): ScanTarget {
  const ref = reach === null ? null : ({ source: 'config', name, reach } as const);
  return {
    name,
    places: [],
    ref,
    reach: null,
    problem: 'is not an object',
    isDisabled,
    passed: null,
    secrets: [],
    unset: [],
  };
}

it('starts nothing without a sandbox, asks no remote unless it may, and says why of each', async () => {
  const targets = [target('acme', NPM), target('far', REMOTE), target('odd', null), target('off', NPM, true)];
  const told: string[] = [];
  const servers = await listTargets(targets, {
    ...OPTIONS,
    onResult: ({ name }, done, of) => told.push(`${name} ${done}/${of}`),
  });
  expect(servers.map(({ name, answer }) => [name, answer])).toEqual([
    ['acme', { status: 'not-listed', reason: 'no-sandbox', detail: 'bubblewrap is not installed' }],
    ['far', { status: 'not-listed', reason: 'not-asked', detail: 'it is a remote, and --no-remote leaves those out' }],
    ['odd', { status: 'not-listed', reason: 'no-entry', detail: 'is not an object' }],
    ['off', { status: 'disabled' }],
  ]);
  expect(told).toHaveLength(4);
});

it('ends with the reason of its signal', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(listTargets([target('acme', NPM)], { ...OPTIONS, signal })).rejects.toThrow('enough');
});
