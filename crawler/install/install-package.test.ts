import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { crawlServer } from '../crawl-server.ts';
import type { CrawlLimits } from '../limits.ts';
import { openSandbox } from '../sandbox/index.ts';
import { UNCONFINED } from '../sandbox/unconfined.ts';
import type { CrawlResult, ServerRef } from '../types.ts';
import { openRegistryStub, type RegistryStub } from './registry-stub.ts';

const VERSION = '1.2.3';
const bin = './server.mjs';
const MANIFESTS = [
  { name: 'tracker-mcp', version: VERSION, bin, scripts: { postinstall: 'touch postinstall-has-run' } },
  { name: 'needs-git', version: VERSION, bin, dependencies: { other: 'git+https://127.0.0.1:1/other.git' } },
  { name: 'needs-url', version: VERSION, bin, dependencies: { other: 'http://127.0.0.1:1/other.tgz' } },
  { name: 'needs-file', version: VERSION, bin, dependencies: { other: 'file:../../../../etc' } },
  { name: 'needs-unknown', version: VERSION, bin, dependencies: { unheard: '1.0.0' } },
  { name: 'no-command', version: VERSION },
  { name: 'absolute-command', version: VERSION, bin: '/etc/passwd' },
  { name: 'outer-command', version: VERSION, bin: '../../../../../../etc/passwd' },
  { name: 'folder-command', version: VERSION, bin: '.' },
  { name: 'missing-command', version: VERSION, bin: 'gone.mjs' },
  { name: 'odd-command', version: VERSION, bin: { a: 7 } },
  { name: 'list-command', version: VERSION, bin: ['server.mjs'] },
  { name: '@scope/several', version: VERSION, bin: { other: 'gone.mjs', several: bin } },
  { name: 'twice', version: VERSION, bin },
];

const ODD = {
  'says-500': { status: 500, body: '<html>oops</html>' },
  'says-401': { status: 401, body: '{"error":"who are you?"}' },
  'says-html': { status: 200, body: '<html>please log in</html>' },
  'says-nothing': 'silent',
} as const;

const opened = await openSandbox('auto');
const sandbox = opened.kind === 'absent' ? UNCONFINED : opened;
let registry: RegistryStub;
let parent: string;

beforeAll(async () => {
  registry = await openRegistryStub(MANIFESTS, ODD);
  parent = await mkdtemp(join(tmpdir(), 'toolrisk-install-'));
  // As under root's home: nobody but the caller can enter.
  await chmod(parent, 0o700);
});
afterAll(async () => {
  await registry.close();
  await rm(parent, { recursive: true, force: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function crawl(
  name: string,
  url = registry.url,
  version = VERSION,
  options: { args?: string[]; limits?: Partial<CrawlLimits>; cache?: string } = {},
) {
  vi.stubEnv('npm_config_registry', url);
  const reach = { kind: 'npm', package: name, version, args: options.args ?? [], env: {} } as const;
  const ref: ServerRef = { source: 'npm', name, reach };
  return crawlServer(ref, {
    sandbox,
    cacheDir: join(parent, options.cache ?? 'cache'),
    ...(options.limits && { limits: options.limits }),
  });
}

function provenanceOf(result: CrawlResult) {
  if (result.status !== 'listed') throw new Error(`${result.reason}: ${result.detail}`);
  return result.listing.provenance;
}

describe('installing from a registry', () => {
  test('a package is installed without its scripts, listed, and not asked for again', async () => {
    const first = await crawl('tracker-mcp');
    if (first.status !== 'listed') throw new Error(first.detail);
    expect(first.listing.tools.map(({ description }) => description)).toEqual(['postinstall has run: false']);
    const { resolvedVersion, integrity, lockDigest } = first.listing.provenance;
    expect(resolvedVersion).toBe('1.2.3');
    expect(integrity).toMatch(/^sha512-/);
    expect(lockDigest).toMatch(/^[0-9a-f]{64}$/);

    const asked = registry.requests.length;
    expect(await crawl('tracker-mcp')).toEqual(first);
    expect(registry.requests.length).toBe(asked);
    expect((await readdir(join(parent, 'cache/packages'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each([
    ['never-published', VERSION, 'not-found', 'The registry has no package never-published'],
    ['tracker-mcp', '9.9.9', 'not-found', 'The registry has no version 9.9.9 of tracker-mcp'],
    ...['no', 'absolute', 'outer', 'folder', 'missing', 'odd', 'list'].map((kind) => [
      `${kind}-command`,
      VERSION,
      'no-runtime',
      `${kind}-command@1.2.3 has no command to start`,
    ]),
  ])('%s@%s: %s', async (name, version, reason, detail) => {
    expect(await crawl(name, registry.url, version)).toEqual({ status: 'failed', reason, detail });
  });

  test('of several commands the one named like the package is started', async () => {
    expect(provenanceOf(await crawl('@scope/several')).resolvedVersion).toBe('1.2.3');
  });

  test.each([
    ['says-500', /^npm could not install says-500@1\.2\.3: 500 Internal Server Error/],
    ['says-401', /^npm could not install says-401@1\.2\.3: .*(?:401|authenticate|login)/i],
    ['says-html', /^What answers at 127\.0\.0\.1:\d+ is no npm registry, perhaps a proxy's or a login page$/],
  ])('%s', async (name, detail) => {
    const result = await crawl(name);
    expect(result).toMatchObject({ status: 'failed', reason: 'install-failed' });
    expect(result).toHaveProperty('detail', expect.stringMatching(detail));
  });

  test('a registry that never answers and a tree that is too large cost their server alone, and leave nothing', async () => {
    expect(await crawl('says-nothing', registry.url, VERSION, { limits: { installMs: 2_500 } })).toEqual({
      status: 'failed',
      reason: 'install-failed',
      detail: 'Installing says-nothing@1.2.3 took longer than 2.5 s',
    });
    expect(
      await crawl('tracker-mcp', registry.url, VERSION, { cache: 'small', limits: { installBytes: 1_000 } }),
    ).toEqual({
      status: 'failed',
      reason: 'too-large',
      detail: 'Installed, tracker-mcp@1.2.3 takes more than 1000 bytes',
    });
    expect(await readdir(join(parent, 'small/packages'))).toEqual([]);
  });

  test('two servers of one package share an install, and equal trees have equal digests', async () => {
    const before = registry.requests.length;
    const [one, two] = await Promise.all(
      [['--one'], ['--two']].map((args) => crawl('twice', registry.url, VERSION, { args })),
    );
    // npm's question and its download, then ours for what else the registry tells.
    expect(registry.requests.slice(before)).toEqual(['/twice', '/twice.tgz', '/twice']);
    const again = await crawl('twice', registry.url, VERSION, { cache: 'another' });
    const digests = [one, two, again].map((result) => result && provenanceOf(result).lockDigest);
    expect(new Set(digests).size).toBe(1);
  });

  test('what a killed install left is neither trusted nor kept; one that runs is left alone', async () => {
    const packages = join(parent, 'killed/packages');
    // No process has this number: Linux ends at 4,194,304.
    await mkdir(join(packages, 'tracker-mcp@1.2.3-00000000.4999999-0123abcd.part'), { recursive: true });
    const running = `tracker-mcp@1.2.3-00000000.${process.ppid}-0123abcd.part`;
    await mkdir(join(packages, running));
    const [half = ''] = (await readdir(join(parent, 'cache/packages'))).filter((name) =>
      name.startsWith('tracker-mcp@'),
    );
    await mkdir(join(packages, half, 'node_modules'), { recursive: true });
    expect(provenanceOf(await crawl('tracker-mcp', registry.url, VERSION, { cache: 'killed' })).integrity).toMatch(
      /^sha512-/,
    );
    expect(await readdir(packages)).toEqual(expect.arrayContaining([half, running]));
    expect(await readdir(packages)).toHaveLength(2);
  });

  test.each(['needs-git', 'needs-url', 'needs-file'])('%s is refused before anything is fetched', async (name) => {
    const result = await crawl(name);
    expect(result).toMatchObject({ status: 'failed', reason: 'install-failed' });
    expect(result).toHaveProperty('detail', expect.stringContaining('does not come from the registry'));
  });

  test('a missing dependency is told apart from a missing package', async () => {
    const result = await crawl('needs-unknown');
    expect(result).toMatchObject({ status: 'failed', reason: 'install-failed' });
    expect(result).toHaveProperty('detail', expect.stringContaining('unheard'));
  });

  test('a registry that cannot be reached is named', async () => {
    const closed = await openRegistryStub([]);
    await closed.close();
    const host = new URL(closed.url).host;
    expect(await crawl('tracker-two', closed.url)).toEqual({
      status: 'failed',
      reason: 'install-failed',
      detail: `The npm registry at ${host} could not be reached (ECONNREFUSED); check the network`,
    });
  });
});
