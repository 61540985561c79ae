import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { crawlServer } from '../crawl-server.ts';
import { openSandbox } from '../sandbox/index.ts';
import { UNCONFINED } from '../sandbox/unconfined.ts';
import type { ServerRef } from '../types.ts';
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
];

const opened = await openSandbox('auto');
const sandbox = opened.kind === 'absent' ? UNCONFINED : opened;
let registry: RegistryStub;
let parent: string;

beforeAll(async () => {
  registry = await openRegistryStub(MANIFESTS);
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

function crawl(name: string, url = registry.url, version = VERSION) {
  vi.stubEnv('npm_config_registry', url);
  const reach = { kind: 'npm', package: name, version, args: [], env: {} } as const;
  const ref: ServerRef = { source: 'npm', name, reach };
  return crawlServer(ref, { sandbox, cacheDir: join(parent, 'cache') });
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
    ['no-command', VERSION, 'no-runtime', 'no-command@1.2.3 has no command to start'],
  ])('%s@%s: %s', async (name, version, reason, detail) => {
    expect(await crawl(name, registry.url, version)).toEqual({ status: 'failed', reason, detail });
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
