import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { resolveRef } from './resolve-ref.ts';
import type { ServerRef } from './types.ts';

const DOCUMENT = JSON.stringify({
  name: '@acme/mail',
  'dist-tags': { latest: '1.4.0' },
  versions: { '1.3.0': {}, '1.4.0': { deprecated: 7, engines: [] }, '1.5.0': null },
});

/** What a registry answers, by path. */
const ANSWERS: Record<string, { status: number; body: string | Buffer; headers?: Record<string, string> }> = {
  '/@acme%2Fmail': { status: 200, body: DOCUMENT, headers: { etag: '"one"' } },
  '/gone': { status: 404, body: '{"error":"not found"}' },
  '/closed': { status: 401, body: '{}' },
  '/busy': { status: 503, body: 'later' },
  '/login': { status: 200, body: '<html>log in</html>' },
  '/huge': { status: 200, body: 'x'.repeat(13 * 1024 * 1024) },
  '/bomb': { status: 200, body: gzipSync(Buffer.alloc(200 * 1024 * 1024)), headers: { 'content-encoding': 'gzip' } },
};

let registry: Server;
let asked: { path: string; headers: IncomingHttpHeaders }[] = [];
let cacheDir: string;
let url: string;

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'toolrisk-resolve-'));
  registry = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = ANSWERS[path] ?? { status: 404, body: '{}' };
    const isKnown = request.headers['if-none-match'] === answer.headers?.etag && answer.headers?.etag !== undefined;
    if (isKnown) return response.writeHead(304).end();
    return response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const address = registry.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
});
beforeEach(() => {
  asked = [];
  vi.stubEnv('npm_config_registry', url.replace('http://', 'http://ann:secret@'));
  vi.stubEnv('npm_config__authToken', 'npm_secret');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  registry.closeAllConnections();
  await new Promise((resolve) => registry.close(resolve));
  await rm(cacheDir, { recursive: true });
});

function ref(name: string, version: string, more: Partial<ServerRef> = {}): ServerRef {
  return { source: 'npm', name, reach: { kind: 'npm', package: name, version, args: [], env: {} }, ...more };
}

function resolve(server: ServerRef) {
  const sandbox = { kind: 'absent', problem: '', mayRunTrusted: false } as const;
  return resolveRef(server, { sandbox, cacheDir });
}

test('of an exact version nothing is asked', async () => {
  const exact = ref('@acme/mail', '1.3.0');
  expect(await resolve(exact)).toEqual({ ok: true, ref: exact });
  expect(asked).toEqual([]);
});

test('a range is looked up without a login, and again for the price of a 304', async () => {
  expect(await resolve(ref('@acme/mail', '^1.5'))).toMatchObject({ ok: true, ref: { reach: { version: '1.5.0' } } });
  expect(await resolve(ref('@acme/mail', 'latest'))).toMatchObject({ ok: true, ref: { reach: { version: '1.4.0' } } });
  expect(asked.map(({ path, headers }) => [path, headers['if-none-match'], headers.authorization])).toEqual([
    ['/@acme%2Fmail', undefined, undefined],
    ['/@acme%2Fmail', '"one"', undefined],
  ]);
  expect(asked[0]?.headers.accept).toBe('application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8');
  expect((await readdir(join(cacheDir, 'packuments'))).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.each([
  ['gone', 'not-found', 'The registry has no package gone', undefined],
  ['closed', 'install-failed', 'wants a login for closed; logins are not used', undefined],
  ['busy', 'install-failed', 'answered 503 for busy', true],
  ['login', 'install-failed', "is no npm registry, perhaps a proxy's or a login page", undefined],
  ['huge', 'too-large', 'larger than 12582912 bytes', undefined],
  ['bomb', 'too-large', "The registry's list of versions of bomb", undefined],
])('%s: %s', async (name, reason, detail, isOurs) => {
  const resolved = await resolve(ref(name, 'latest'));
  expect(resolved).toMatchObject({ ok: false, failure: { status: 'failed', reason } });
  if (resolved.ok) throw new Error('resolved');
  expect(resolved.failure.detail).toContain(detail);
  expect(resolved.failure.isOurs).toBe(isOurs);
});

test('a version that nobody published is not found', async () => {
  expect(await resolve(ref('@acme/mail', '^7'))).toEqual({
    ok: false,
    failure: { status: 'failed', reason: 'not-found', detail: 'The registry has no version of @acme/mail that is ^7' },
  });
});

test('a registry that cannot be reached is our trouble', async () => {
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:1/');
  expect(await resolve(ref('@acme/mail', '^1'))).toMatchObject({
    ok: false,
    failure: { reason: 'install-failed', isOurs: true },
  });
});

test('of several ways one that cannot be resolved waits for its turn', async () => {
  const alternatives = [{ kind: 'npm', package: '@acme/mail', version: '^1.5', args: [], env: {} }] as const;
  expect(await resolve(ref('gone', 'latest', { alternatives }))).toMatchObject({
    ok: true,
    ref: { reach: { version: 'latest' }, alternatives: [{ version: '1.5.0' }] },
  });
});
