import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SETUP = join(import.meta.dirname, 'setup.mjs');
const NPM_CI = 'npm ci --loglevel=error --ignore-scripts';
const APT = 'apt-get --quiet --option DPkg::Lock::Timeout=60';
const INSTALL = `${APT} install --yes --no-install-recommends`;
const INSTALLS_PACKAGES = 'mkdir -p node_modules; : > node_modules/.package-lock.json';

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toolrisk-setup-'));
  root = join(folder, 'checkout');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  mkdirSync(join(folder, 'lists'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(folder, 'log'), '');
  for (const name of ['bwrap', 'prlimit', 'setpriv']) fake(name, '');
  fake('node', 'echo v24.1.0');
  fake('npm', INSTALLS_PACKAGES);
  fake('apt-get', '');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('does nothing and says nothing where all is there', () => {
  havePackages();
  expect(setUp()).toEqual({ status: 0, said: '', ran: [] });
});

test('installs packages where there are none, and not again', () => {
  const first = setUp();
  expect(first).toMatchObject({ status: 0, ran: [NPM_CI] });
  expect(first.said).toMatch(/^setup {4}installing packages with npm ci \(none are there yet/);
  expect(setUp()).toEqual({ status: 0, said: '', ran: [] });
});

test('installs packages again where the lock file is newer, even one from the future, once', () => {
  havePackages();
  const inAnHour = new Date(Date.now() + 3_600_000);
  utimesSync(join(root, 'package-lock.json'), inAnHour, inAnHour);
  expect(setUp().ran).toEqual([NPM_CI]);
  expect(setUp().ran).toEqual([]);
});

test('does not use the npm that is about to be removed', () => {
  mkdirSync(join(root, 'node_modules/.bin'));
  fake('npm', 'exit 9', join(root, 'node_modules/.bin'));
  const { status, ran } = setUp({ path: [join(root, 'node_modules/.bin'), join(folder, 'bin')] });
  expect({ status, ran }).toEqual({ status: 0, ran: [NPM_CI] });
});

test('ends with the exit code of npm ci, and touches nothing else', () => {
  fake('npm', 'exit 7');
  rmSync(join(folder, 'bin/bwrap'));
  const { status, said, ran } = setUp();
  expect({ status, ran }).toEqual({ status: 7, ran: [NPM_CI] });
  expect(said).toContain('npm ci failed (exit code 7): nothing can run without its packages');
});

test('says so where there is no npm', () => {
  rmSync(join(folder, 'bin/npm'));
  const { status, said } = setUp();
  expect(status).toBe(1);
  expect(said).toMatch(/npm ci failed \(.*ENOENT\)/);
});

test('names a Node that is too old', () => {
  havePackages();
  fake('node', 'echo v20.19.2');
  expect(setUp()).toMatchObject({
    status: 0,
    said: expect.stringContaining('Node 22.18 or later is needed and v20.19.2 was found'),
  });
});

test('installs a missing bubblewrap as root on Debian, without questions', () => {
  havePackages();
  rmSync(join(folder, 'bin/bwrap'));
  writeFileSync(join(folder, 'lists/deb.example_dists_stable_main_binary-amd64_Packages'), '');
  fake('apt-get', `echo "frontend $DEBIAN_FRONTEND" >> ${join(folder, 'log')}; read line && exit 5; exit 0`);
  const { status, said, ran } = setUp();
  expect({ status, ran }).toEqual({ status: 0, ran: [`${INSTALL} bubblewrap`, 'frontend noninteractive'] });
  expect(said).toMatch(/installing bubblewrap with apt-get, for the sandbox\nsetup {4}bubblewrap installed in/);
});

test('fetches package lists first where there are none', () => {
  havePackages();
  rmSync(join(folder, 'bin/bwrap'));
  rmSync(join(folder, 'bin/setpriv'));
  expect(setUp().ran).toEqual([`${APT} update`, `${INSTALL} bubblewrap util-linux`]);
});

test('tries once more with fresh lists, then says what to do and lets the run go on', () => {
  havePackages();
  rmSync(join(folder, 'bin/bwrap'));
  writeFileSync(join(folder, 'lists/old_Packages'), '');
  fake('apt-get', 'case "$*" in *update*) exit 0;; esac; echo "E: Unable to locate package bubblewrap" >&2; exit 100');
  const { status, said, ran } = setUp();
  expect({ status, ran }).toEqual({
    status: 0,
    ran: [`${INSTALL} bubblewrap`, `${APT} update`, `${INSTALL} bubblewrap`],
  });
  expect(said).toContain('apt-get failed (E: Unable to locate package bubblewrap); install by hand');
  expect(said).toContain('servers from npm are skipped as no-sandbox; the bundled example is still listed');
});

test.each([
  ['no root', { isRoot: false }, 'install with: sudo apt-get install bubblewrap'],
  ['no Debian', { isDebianLike: false }, 'install bubblewrap with your package manager'],
  ['no Linux', { platform: 'darwin' }, 'the sandbox needs Linux'],
])('with %s it says what is missing in one line and installs nothing', (_what, change, line) => {
  havePackages();
  rmSync(join(folder, 'bin/bwrap'));
  const { status, said, ran } = setUp({ machine: change });
  expect({ status, ran }).toEqual({ status: 0, ran: [] });
  expect(said).toContain(line);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('TOOLRISK_NO_SETUP=1 skips it all', () => {
  rmSync(join(folder, 'bin'), { recursive: true });
  expect(setUp({ env: { TOOLRISK_NO_SETUP: '1' } })).toEqual({ status: 0, said: '', ran: [] });
  expect(existsSync(join(root, 'node_modules/.package-lock.json'))).toBe(false);
});

/** A program that logs how it was called, except for questions after its version. */
function fake(name: string, script: string, bin = join(folder, 'bin')): void {
  const log = `case "$*" in --version) ;; *) echo "${name} $*" >> ${join(folder, 'log')};; esac`;
  // The search path holds nothing but fakes, so each brings its own.
  writeFileSync(join(bin, name), `#!/bin/sh\n${log}\nPATH=/usr/bin:/bin\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

function havePackages(): void {
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}');
}

function setUp(change: { machine?: object; env?: Record<string, string>; path?: string[] } = {}) {
  writeFileSync(join(folder, 'log'), '');
  const machine = {
    root,
    platform: 'linux',
    isRoot: true,
    isDebianLike: true,
    packageLists: join(folder, 'lists'),
    ...change.machine,
  };
  const program = `
    import { setUp } from ${JSON.stringify(pathToFileURL(SETUP).href)};
    process.exitCode = setUp({ ...${JSON.stringify(machine)}, env: process.env });`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: (change.path ?? [join(folder, 'bin')]).join(':'), ...change.env },
    encoding: 'utf8',
  });
  return { status, said: stderr, ran: readFileSync(join(folder, 'log'), 'utf8').split('\n').filter(Boolean) };
}
