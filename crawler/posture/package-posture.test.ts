import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readPackagePosture } from './package-posture.ts';

const MAIL = {
  mcpName: 'io.github.acme/mail',
  repository: { type: 'git', url: 'git+https://github.com/Acme/mono.git', directory: 'packages/mail' },
  dist: { attestations: { url: 'https://x', provenance: { predicateType: 'https://slsa.dev/provenance/v1' } } },
};
const ANSWERS: Record<string, unknown> = {
  '/@acme%2Fmail': {
    versions: { '1.0.0': MAIL, '0.9.0': { deprecated: 'Use 1\u202e.0\nnow', dist: { signatures: [{}] } } },
    time: { created: '2025-01-02T03:04:05.000Z', '1.0.0': '2026-01-02T03:04:05Z', '0.9.0': 'yesterday' },
  },
  '/odd': { versions: { '1.0.0': { mcpName: 7, repository: ['x'], deprecated: {}, dist: 'none' } }, time: [] },
  '/huge': `{"versions":{"1.0.0":{"readme":"${'x'.repeat(7 * 1024 * 1024)}"}}}`,
  '/huge/1.0.0': MAIL,
  '/html': '<html>',
};
const UNKNOWN = {
  registryName: null,
  repositoryFolder: null,
  deprecated: null,
  publishedAt: null,
  packageCreatedAt: null,
  packageRepository: null,
  hasProvenance: null,
};

let registry: Server;
let url: string;

beforeAll(async () => {
  registry = createServer((request, response) => {
    const answer = ANSWERS[request.url ?? ''];
    if (answer === undefined) return response.writeHead(404).end('{}');
    return response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const address = registry.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
});
beforeEach(() => {
  vi.stubEnv('npm_config_registry', url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  registry.closeAllConnections();
  await new Promise((resolve) => registry.close(resolve));
});

function read(name: string, version = '1.0.0') {
  const sandbox = { kind: 'absent', problem: '', mayRunTrusted: false } as const;
  return readPackagePosture({ package: name, version }, { sandbox, cacheDir: tmpdir() });
}

test('what the registry tells of a version', async () => {
  expect(await read('@acme/mail')).toEqual({
    registryName: 'io.github.acme/mail',
    repositoryFolder: 'packages/mail',
    deprecated: '',
    publishedAt: '2026-01-02T03:04:05.000Z',
    packageCreatedAt: '2025-01-02T03:04:05.000Z',
    packageRepository: 'https://github.com/acme/mono',
    hasProvenance: true,
  });
});

test('a deprecated version, in words that fit a line; a time that is none is not guessed', async () => {
  expect(await read('@acme/mail', '0.9.0')).toEqual({
    ...UNKNOWN,
    deprecated: 'Use 1 .0 now',
    packageCreatedAt: '2025-01-02T03:04:05.000Z',
    hasProvenance: false,
  });
});

test('of a document that is too large the version’s own is read', async () => {
  expect(await read('huge')).toMatchObject({ registryName: 'io.github.acme/mail', publishedAt: null });
});

test.each([
  ['odd', { ...UNKNOWN, deprecated: '' }],
  ['html', UNKNOWN],
  ['missing', UNKNOWN],
])('%s: what cannot be read is not known', async (name, posture) => {
  expect(await read(name)).toEqual(posture);
});

test('a registry that is gone costs nothing but the facts', async () => {
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:1/');
  expect(await read('@acme/mail')).toEqual(UNKNOWN);
});
