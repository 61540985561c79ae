import { expect, it } from 'vitest';
import type { ServerRef } from '#crawler/types.ts';
import { planText } from './plan-text.ts';

const REMOTE = { kind: 'remote', url: 'https://mail.example/mcp', transport: 'auto', headers: {} } as const;
const NPM = { kind: 'npm', package: 'mail-mcp', version: '1.0.0', args: [], env: {} } as const;
const SAVED = { kind: 'snapshot', file: '/saved.json' } as const;
const ABSENT = { kind: 'absent', problem: 'bwrap is not installed', mayRunTrusted: false } as const;

const named = (...ways: ServerRef['reach'][]): ServerRef[] =>
  ways.map((reach) => ({ source: 'npm', name: 'x', reach }));

it.each([
  [[NPM, NPM, REMOTE], '3 servers: 2 not started, no sandbox: bwrap is not installed; 1 remote asked over the network'],
  [[REMOTE], '1 server: 1 remote asked over the network'],
  [[SAVED], '1 server: 1 saved answer read'],
  [[], '0 servers'],
])('says of %j what is started and what is asked', (ways, text) => {
  expect(planText(named(...ways), ABSENT)).toBe(text);
});

it('counts the remotes that are asked only where a package gives no list', () => {
  const [server] = named(NPM);
  const refs = server ? [{ ...server, alternatives: [REMOTE] }] : [];
  expect(planText(refs, ABSENT)).toBe(
    '1 server: 1 not started, no sandbox: bwrap is not installed; 1 remote asked where starting gives no list',
  );
});

it('says of a registry, which is not read beforehand, what is done with which', () => {
  const refs = { length: 2_000, async *[Symbol.asyncIterator]() {} };
  expect(planText(refs, ABSENT)).toBe(
    '2,000 servers: packages not started, no sandbox: bwrap is not installed; remotes are asked over the network',
  );
});
