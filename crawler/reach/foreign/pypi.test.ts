import { readdirSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBinary } from '../../sandbox/find-binary.ts';
import { openSandbox } from '../../sandbox/index.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import { parseEntryPoints } from './console-script.ts';
import { FOREIGN_REACH } from './index.ts';

const sandbox = await openSandbox('auto');
const isUvInstalled = (await findBinary('uv')) !== null;
const hasPython = (await findBinary('python3')) !== null;
let folder: string;
let cacheDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-pypi-'));
  cacheDir = join(folder, 'cache');
  await chmod(folder, 0o755);
  await copyFile(join(import.meta.dirname, '__fixtures__/stand-in-uv.py'), join(folder, 'uv'));
  await chmod(join(folder, 'uv'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

function pypi(identifier: string, more: Partial<ReachOf<'foreign'>> = {}): ReachOf<'foreign'> {
  return { kind: 'foreign', packageType: 'pypi', identifier, version: '2.1.0', args: [], env: {}, ...more };
}

function crawl(reach: ReachOf<'foreign'>, limits = {}): Promise<CrawlResult> {
  return FOREIGN_REACH.crawl(reach, { sandbox, cacheDir, limits });
}

async function asked(): Promise<string[][]> {
  const text = await readFile(join(cacheDir, `uv-${sandbox.kind}`, 'asked.ndjson'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe.skipIf(isUvInstalled || !hasPython || sandbox.kind === 'absent')(
  'a package of PyPI, with a program that stands in for uv',
  () => {
    test('is installed from wheels alone with the documented options, once, and its command is started without network', async () => {
      vi.stubEnv('PATH', folder);
      const reach = pypi('mail-mcp', { args: ['--mailbox', 'inbox'], env: { MAIL_TOKEN: 'sk_placeholder' } });
      const result = await crawl(reach);
      if (result.status !== 'listed') throw new Error(result.detail);
      expect(result.listing.tools).toMatchObject([
        { name: 'send_mail', description: 'Mail_MCP --mailbox inbox sk_placeholder' },
      ]);
      expect(result.listing.provenance).toMatchObject({
        resolvedVersion: '2.1.0',
        args: ['--mailbox', 'inbox'],
        variables: ['MAIL_TOKEN'],
        sandbox: sandbox.kind,
      });
      expect(await asked()).toEqual([
        [
          ...['pip', 'install', '--target', '/app/site', '--python', '/usr/bin/python3', '--cache-dir', '/cache'],
          ...[
            '--no-build',
            '--no-sources',
            '--no-config',
            '--no-python-downloads',
            '--no-progress',
            '--color',
            'never',
          ],
          ...['--link-mode', 'copy', '--', 'mail-mcp==2.1.0'],
        ],
      ]);
      // Held from before it is looked for until its server has ended, so that nobody clears it away.
      const held: string[][] = [];
      const onProgress = () => void held.push(readdirSync(join(cacheDir, 'leases')).flatMap(holders));
      const holders = (name: string) => readdirSync(join(cacheDir, 'leases', name));
      const again = await FOREIGN_REACH.crawl(reach, { sandbox, cacheDir, onProgress });
      expect(again.status).toBe('listed');
      expect(held).toEqual([[expect.stringMatching(`^${process.pid}-`)]]);
      expect(readdirSync(join(cacheDir, 'leases')).flatMap(holders)).toEqual([]);
      expect(await asked()).toHaveLength(1);
    });

    test.each([
      ['never-published', {}, 'not-found', 'PyPI has no never-published==2.1.0'],
      [
        'source-only',
        {},
        'install-failed',
        'source-only==2.1.0 needs a package that is not published as a wheel, and building runs its code',
      ],
      [
        'takes-for-ever',
        { installMs: 1_500 },
        'install-failed',
        'Installing takes-for-ever==2.1.0 took longer than 1.5 s',
      ],
      ['no-command', {}, 'no-runtime', 'The PyPI package no-command has no command to start'],
    ])('%s fails with its reason and leaves nothing half done', async (name, limits, reason, detail) => {
      vi.stubEnv('PATH', folder);
      expect(await crawl(pypi(name), limits)).toMatchObject({ status: 'failed', reason, detail });
      expect((await readdir(join(cacheDir, 'packages'))).filter((entry) => entry.endsWith('.part'))).toEqual([]);
    });
  },
);

describe.skipIf(isUvInstalled)('where uv is not installed', () => {
  test('the reason names it, and the key changes once it is there', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    vi.stubEnv('HOME', '/nonexistent');
    const result = await crawl(pypi('mail-mcp'));
    expect(result).toMatchObject({ status: 'failed', reason: 'no-runtime' });
    expect(result).toMatchObject({ detail: expect.stringContaining('needs uv (https://docs.astral.sh/uv)') });
    const without = await FOREIGN_REACH.keyParts(pypi('mail-mcp'));
    vi.stubEnv('PATH', folder);
    if (hasPython) expect(await FOREIGN_REACH.keyParts(pypi('mail-mcp'))).not.toEqual(without);
  });
});

test.each([
  [
    'nuget',
    'Mail.Mcp',
    'The nuget package Mail.Mcp needs dnx of the .NET 10 SDK; such packages are recorded and not started',
  ],
  [
    'cargo',
    'mail-mcp',
    'The cargo package mail-mcp needs a Rust toolchain, and building it here; such packages are recorded and not started',
  ],
  [
    'go',
    'example.com/mail',
    'The go package example.com/mail needs a Go toolchain, and building it here; such packages are recorded and not started',
  ],
  [
    'mcpb',
    'https://example.com/mail.mcpb',
    'The mcpb package https://example.com/mail.mcpb needs a client that unpacks bundles; such packages are recorded and not started',
  ],
] as const)('a %s package is recorded with what it needs', async (packageType, identifier, detail) => {
  const result = await crawl(pypi(identifier, { packageType }));
  expect(result).toEqual({ status: 'failed', reason: 'no-runtime', detail });
});

test('commands of a Python package are read from its entry points, whatever else stands there', () => {
  const text = [
    '[gui_scripts]',
    'window = mail.window:main',
    '[console_scripts]',
    'mail-mcp = mail_mcp.server:main',
    'mail.admin=mail_mcp.admin:App.run [extra]',
    'no-function = mail_mcp.server',
    '--flag = os:system',
    'evil = os; import os:system',
    `${'x'.repeat(200)} = mail:main`,
    '[other]',
    'hidden = mail.hidden:main',
  ].join('\r\n');
  expect(parseEntryPoints(text)).toEqual([
    { name: 'mail-mcp', module: 'mail_mcp.server', attribute: 'main' },
    { name: 'mail.admin', module: 'mail_mcp.admin', attribute: 'App.run' },
    { name: '--flag', module: 'os', attribute: 'system' },
  ]);
});
