import { expect, it } from 'vitest';
import type { ServerReach, ServerRef } from '#crawler/types.ts';
import { hostOf, hostsOf, isPortable } from './hosts-of.ts';

const START = { args: [], env: {} };
const NPM: ServerReach = { kind: 'npm', package: 'mail-server', version: '1.0.0', ...START };
const PYPI: ServerReach = { kind: 'foreign', packageType: 'pypi', identifier: 'mail', version: '1', ...START };
const LOCAL: ServerReach = { kind: 'local', folder: '/srv/mail', script: 'server.ts', isTrusted: false, ...START };
const remote = (url: string): ServerReach => ({ kind: 'remote', url, transport: 'auto', headers: {} });
const ref = (reach: ServerReach, ...alternatives: ServerReach[]): ServerRef => {
  return { source: 'registry', name: 'mail', reach, alternatives };
};

it.each([
  ['a package', NPM, 'packages npm'],
  ['a package of another kind', PYPI, 'packages pypi'],
  ['a remote', remote('https://Mail.Example/mcp?key=1'), 'mail.example'],
  ['a remote at a port of its own', remote('http://mail.example:8080/'), 'mail.example:8080'],
  ['an address that is none', remote('mail'), null],
  ['a folder', LOCAL, null],
])('says who is asked for %s', (_, reach, expected) => {
  expect(hostOf(reach)).toBe(expected);
});

it('names everybody whom the ways to a server may ask, once, in one order', () => {
  const ways = [
    NPM,
    remote('https://b.example/'),
    remote('https://a.example/'),
    remote('https://b.example/2'),
  ] as const;
  expect(hostsOf(ref(...ways))).toEqual(['a.example', 'b.example', 'packages npm']);
});

it('keeps what lies on this machine from the others, also as another way', () => {
  expect(isPortable(ref(NPM, remote('https://a.example/')))).toBe(true);
  expect(isPortable(ref(LOCAL))).toBe(false);
  expect(isPortable(ref(NPM, { kind: 'command', command: 'mail', cwd: null, ...START }))).toBe(false);
});
