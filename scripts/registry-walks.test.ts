import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegistryRecord } from '#crawler/sources/registry/testing/registry-records.ts';
import { startRegistry, type TestRegistry } from '#crawler/sources/registry/testing/registry-server.ts';

const COMMAND = path.join(import.meta.dirname, 'toolrisk.ts');

let folder: string;
let registry: TestRegistry;

function record(name: string, server: object, updatedAt: string): RegistryRecord {
  return {
    name,
    version: '1.0.0',
    server: { name, version: '1.0.0', ...server },
    status: 'active',
    isLatest: true,
    updatedAt,
  };
}

/** None of them needs a network: what is recorded without being started, what is refused before it is asked, and what names no way. */
const RECORDS = [
  record(
    'com.example/ledger',
    { packages: [{ registryType: 'nuget', identifier: 'Acme.Ledger', version: '1.0.0' }] },
    '2026-11-01T00:00:00Z',
  ),
  record('com.example/mail', { remotes: [{ type: 'sse', url: 'http://127.0.0.1:8080/sse' }] }, '2026-11-03T00:00:00Z'),
  record(
    'com.example/maps',
    { packages: [{ registryType: 'cargo', identifier: 'acme-maps', version: '1.0.0' }] },
    '2026-11-02T00:00:00Z',
  ),
  record(
    'com.example/odd',
    { packages: [{ registryType: 'hex', identifier: 'odd', version: '1.0.0' }] },
    '2026-11-04T00:00:00Z',
  ),
];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-registry-'));
  registry = await startRegistry(RECORDS);
});
afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

/** The real command in a process of its own; the registry answers from this one. */
function crawl(...args: string[]): Promise<Ran> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, TOOLRISK_DATA: path.join(folder, 'data') };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, 'crawl', ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out, err }),
    );
  });
}

function outcomes({ out }: Ran): { name: string; status: string; reason: string }[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('a registry as a source', () => {
  it('is walked through, and each server that names a way becomes an outcome', async () => {
    const ran = await crawl('--source', `registry:${registry.url}`, '--json');
    expect(ran.err).toContain(`${registry.url}: read all, 1 page; 3 servers to crawl, 1 without a way that is known`);
    expect(
      outcomes(ran)
        .map(({ name, reason }) => `${name} ${reason}`)
        .toSorted(),
    ).toEqual(['com.example/ledger no-runtime', 'com.example/mail unsafe-address', 'com.example/maps no-runtime']);
    expect(ran.code).toBe(0);
  }, 60_000);

  it('is asked for what changed the next time, and crawled as far as --limit and --only say', async () => {
    const limited = await crawl('--source', `registry:${registry.url}/v0.1/servers`, '--limit', '2', '--json');
    expect(limited.err).toContain('read what changed');
    expect(
      outcomes(limited)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['com.example/mail', 'com.example/maps']);
    const one = await crawl(
      '--source',
      `registry:${registry.url}`,
      '--only',
      'com.example-ledger',
      '--full-walk',
      '--json',
    );
    expect(one.err).toContain('read all');
    expect(outcomes(one)).toMatchObject([{ name: 'com.example/ledger', status: 'unchanged', reason: 'no-runtime' }]);
    const nobody = await crawl('--source', `registry:${registry.url}`, '--only', 'nobody');
    expect(nobody.err).toContain('--only nobody: no such server among the sources');
    expect(nobody.code).toBe(2);
  }, 90_000);

  it('that turns everybody away leaves what is known of it, and a failure for --strict', async () => {
    registry.misbehave = () => ({ status: 403, body: '{"detail":"closed"}' });
    const ran = await crawl('--source', `registry:${registry.url}`, '--limit', '1');
    expect(ran.err).toContain(`incomplete ${registry.url} answered 403 (closed)`);
    expect(ran.code).toBe(0);
    expect((await crawl('--source', `registry:${registry.url}`, '--limit', '1', '--strict')).code).toBe(1);
    registry.misbehave = null;
  }, 90_000);

  it('that was never reached is an error', async () => {
    const ran = await crawl('--source', `registry:${registry.url}/nowhere`);
    expect(ran.err).toContain(`${registry.url}/nowhere answered 404 (Not found)`);
    expect(ran.code).toBe(1);
  }, 60_000);

  it.each([
    [['--source', 'registry:gopher://x'], '"gopher://x" is no http(s) address'],
    [['--source', 'registry:https://me:secret@mcp.example.com'], 'registries are read without one'],
    [
      ['--source', 'npm:mail@1.0.0', '--limit', '3'],
      '--full-walk and --limit are for registries, and no source is one',
    ],
    [['--limit', '0'], 'It must be a whole number from 1.'],
  ])('wrong usage %j is one clear line and exit code 2', async (args, words) => {
    const ran = await crawl(...args);
    expect(ran.err).toContain(words);
    expect(ran.err).not.toContain('secret@');
    expect(ran.code).toBe(2);
  });
});
