import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSources, resolveSourceArgument } from './index.ts';

const MEMORY = { source: 'npm', package: '@modelcontextprotocol/server-memory', version: '2026.8.31' };
const EXAMPLE = { source: 'local', folder: 'examples/twenty-crm', script: 'server.ts' };
const REPO = join(import.meta.dirname, '../..');
const NO_SOURCE =
  'this is no source; write npm:PACKAGE, https://…, snapshot:FILE, config:CLIENT, config:auto, registry or registry:URL';
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-sources-'));
  path = join(folder, 'sources.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: unknown) {
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readSources(path);
}

describe('readSources', () => {
  test('reads an entry of every kind', async () => {
    const filesystem = { ...MEMORY, slug: 'memory', title: 'Memory', args: ['.'], env: { MODE: 'plain' } };
    const result = await read({
      $comment: 'ours',
      servers: [
        EXAMPLE,
        filesystem,
        { source: 'snapshot', file: 'crm.json' },
        { source: 'registry' },
        { source: 'registry', url: 'https://mcp.example.com/api/v0.1/servers' },
        { source: 'registry', url: 'https://mcp.example.com/api/' },
      ],
    });
    expect(result).toEqual({
      ok: true,
      refs: [
        {
          source: 'local',
          name: 'twenty-crm',
          reach: {
            kind: 'local',
            folder: join(REPO, 'examples/twenty-crm'),
            script: 'server.ts',
            args: [],
            env: {},
            isTrusted: true,
          },
        },
        {
          source: 'npm',
          name: '@modelcontextprotocol/server-memory',
          slug: 'memory',
          title: 'Memory',
          reach: {
            kind: 'npm',
            package: '@modelcontextprotocol/server-memory',
            version: '2026.8.31',
            args: ['.'],
            env: { MODE: 'plain' },
          },
        },
        { source: 'snapshot', name: 'crm', reach: { kind: 'snapshot', file: join(folder, 'crm.json') } },
      ],
      registries: [
        { url: 'https://registry.modelcontextprotocol.io', isNamed: false },
        { url: 'https://mcp.example.com/api', isNamed: true },
      ],
    });
  });

  test('only the bundled example is trusted', async () => {
    const result = await read({ servers: [{ ...EXAMPLE, folder: 'examples' }] });
    expect(result).toMatchObject({ ok: true, refs: [{ reach: { isTrusted: false } }] });
  });

  test('the default list is valid, and every npm server is at an exact version', async () => {
    const result = await readSources(join(REPO, 'sources.json'));
    if (!result.ok) throw new Error(result.error);
    expect(result.refs[0]).toMatchObject({ slug: 'twenty-crm', title: 'Twenty CRM', reach: { isTrusted: true } });
    expect(result.refs.length).toBeGreaterThanOrEqual(10);
  });

  const NO_VERSION = 'is no version; write one such as 1.2.3, a range such as ^1.2, or a tag such as latest';
  const NAMED = '(@modelcontextprotocol/server-memory)';
  test.each([
    ['an unknown top-level key', { servers: [EXAMPLE], server: [] }, 'unknown keys: server'],
    ['no list', { $comment: 'empty' }, '"servers" must be a list'],
    ['an empty list', { servers: [] }, '"servers" is empty'],
    ['an array', [MEMORY], 'must be an object with "servers"'],
    ['a folder', { servers: [{ ...MEMORY, version: 'file:../x' }] }, `servers[0] ${NAMED}: version: ${NO_VERSION}`],
    ['an address', { servers: [{ ...MEMORY, version: 'https://x/' }] }, `servers[0] ${NAMED}: version: ${NO_VERSION}`],
    ['an unknown key', { servers: [EXAMPLE, { ...MEMORY, arg: [] }] }, `servers[1] ${NAMED}: Unrecognized key: "arg"`],
    [
      'an unknown source',
      { servers: [{ source: 'docker', slug: 'x' }] },
      'servers[0] (x): source: must be one of local, npm, remote, snapshot, registry',
    ],
    [
      'a registry that is no address',
      { servers: [{ source: 'registry', url: 'ftp://mcp.example.com' }] },
      'servers[0]: "ftp://mcp.example.com" is no http(s) address; write registry:https://registry.example',
    ],
    [
      'a registry with a login',
      { servers: [EXAMPLE, { source: 'registry', url: 'https://me:secret@mcp.example.com' }] },
      'servers[1]: an address with a login in it would be stored; registries are read without one',
    ],
    ['no object', { servers: ['memory'] }, 'servers[0]: source: must be one of local, npm, remote, snapshot, registry'],
    [
      'the same server twice',
      { servers: [MEMORY, MEMORY] },
      `servers[1] ${NAMED}: has the same slug or name as servers[0]; give one of them a slug of its own`,
    ],
    [
      'a bad slug',
      { servers: [{ ...MEMORY, slug: '../up' }] },
      `servers[0] ${NAMED}: slug: may only hold a-z, 0-9, dot, underscore and hyphen, at most 80`,
    ],
    [
      'a bad name',
      { servers: [{ ...MEMORY, package: '--force' }] },
      'servers[0] (--force): package: is not a name of an npm package',
    ],
    [
      'a folder outside',
      { servers: [{ ...EXAMPLE, folder: '../other' }] },
      'servers[0] (../other): folder: must lie inside this repository',
    ],
  ])('refuses %s and names the place', async (_, content, error) => {
    expect(await read(content)).toEqual({ ok: false, error: `${path}: ${error}` });
  });

  test('refuses a folder that is a link out of the repository', async () => {
    await symlink(tmpdir(), join(folder, 'link'));
    await writeFile(path, JSON.stringify({ servers: [{ ...EXAMPLE, folder: 'link' }] }));
    const error = `${path}: servers[0] (link): folder: leads out of this repository`;
    expect(await readSources(path, folder)).toEqual({ ok: false, error });
  });

  test('names a missing file and broken JSON with its place', async () => {
    const missing = join(folder, 'missing.json');
    expect(await readSources(missing)).toEqual({ ok: false, error: `${missing}: there is no such file` });
    const broken = `${path}: is not JSON: Unexpected token ',' in line 2`;
    expect(await read('{\n  "servers": [,]\n}')).toEqual({ ok: false, error: broken });
  });
});

describe('resolveSourceArgument', () => {
  test('reads a package and a file', async () => {
    expect(await resolveSourceArgument('npm:@upstash/context7-mcp@4.1.1', '/home/ann')).toEqual({
      ok: true,
      ref: {
        source: 'npm',
        name: '@upstash/context7-mcp',
        reach: { kind: 'npm', package: '@upstash/context7-mcp', version: '4.1.1', args: [], env: {} },
      },
    });
    expect(await resolveSourceArgument('snapshot:saved/crm.tools.json', '/home/ann')).toEqual({
      ok: true,
      ref: {
        source: 'snapshot',
        name: 'crm.tools',
        reach: { kind: 'snapshot', file: '/home/ann/saved/crm.tools.json' },
      },
    });
  });

  test.each([
    ['npm:', '"" is not a name of an npm package'],
    [
      'npm:context7-mcp@npm:other',
      '"npm:other" is no version; write one such as 1.2.3, a range such as ^1.2, or a tag such as latest',
    ],
    ['npm:a b@1.0.0', '"a b" is not a name of an npm package'],
    ['snapshot:', 'snapshot: names no file; write snapshot:FILE'],
    ['docker:mcp/github', NO_SOURCE],
    ['local:examples', NO_SOURCE],
    ['memory', NO_SOURCE],
  ])('refuses %s', async (text, error) => {
    expect(await resolveSourceArgument(text, '/home/ann')).toEqual({ ok: false, error });
  });
});
