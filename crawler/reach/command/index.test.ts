import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSandbox } from '../../sandbox/index.ts';
import type { ReachOf } from '../../types.ts';
import { COMMAND_REACH } from './index.ts';

const SERVER = join(import.meta.dirname, '__fixtures__/tells.mjs');
const sandbox = await openSandbox('auto');
const inSandbox = sandbox.kind === 'bwrap';

let home: string;
let cacheDir: string;
let script: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'toolrisk-home-of-ines-'));
  cacheDir = join(home, '.cache/toolrisk');
  script = join(home, 'shop/tools/server.mjs');
  await write('shop/package.json', '{}');
  await write('shop/node_modules/dep/index.js', '');
  await write('shop/.env', 'SHOP_KEY=hush');
  await write('shop/settings.json', 'blue');
  await write('Documents/diary.txt', 'private');
  await write('.ssh/id_ed25519', 'hush');
  await mkdir(dirname(script), { recursive: true });
  await cp(SERVER, script);
  await chmod(script, 0o755);
  await mkdir(join(home, 'bin'));
  await symlink(script, join(home, 'bin/shop-server'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('PATH', `${join(home, 'bin')}:${process.env.PATH}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), text);
}

function command(name: string, args: readonly string[], more: Partial<ReachOf<'command'>> = {}): ReachOf<'command'> {
  return { kind: 'command', command: name, args, cwd: null, env: {}, ...more };
}

async function told(reach: ReachOf<'command'>) {
  const result = await COMMAND_REACH.crawl(reach, { sandbox, cacheDir });
  if (result.status !== 'listed') throw new Error(`${result.reason}: ${result.detail}`);
  return JSON.parse(result.listing.tools[0]?.description ?? '');
}

describe.runIf(inSandbox)('in the sandbox', () => {
  test('a command sees its project and the files that are named, read-only, and none of its secrets', async () => {
    const project = join(home, 'shop');
    const reach = command('node', [script, project, join(project, '.env'), join(project, 'written')], {
      env: { TRACKER_TOKEN: 'placeholder' },
    });
    expect(await told(reach)).toEqual({
      cwd: '/home/u',
      list: ['.env', 'node_modules', 'package.json', 'settings.json', 'tools'],
      text: '',
      wrote: 'EROFS',
      token: 'placeholder',
    });
  });

  test('the home folder is there and empty but for the project; other folders that are named are empty', async () => {
    expect(await told(command('node', [script, home, join(home, 'shop/settings.json')]))).toMatchObject({
      list: ['shop'],
      text: 'blue',
    });
    expect(await told(command('node', [script, join(home, 'Documents')]))).toMatchObject({ list: [] });
  });

  test('a link in a folder of programs, a relative script, and one in a shell command are found', async () => {
    const project = join(home, 'shop');
    expect((await told(command('shop-server', []))).cwd).toBe('/home/u');
    expect((await told(command('node', ['tools/server.mjs'], { cwd: project }))).cwd).toBe(project);
    const shell = command('sh', ['-c', `cd ${project} && exec node tools/server.mjs`]);
    expect((await told(shell)).cwd).toBe(project);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'what is closed to other users is shown as a copy that is gone afterwards',
    async () => {
      const closed = join(home, 'closed/server.mjs');
      await mkdir(dirname(closed));
      await cp(SERVER, closed);
      await write('closed/data.txt', 'kept close');
      for (const path of [closed, join(home, 'closed/data.txt')]) await chmod(path, 0o600);
      await chmod(dirname(closed), 0o700);
      expect(await told(command('node', [closed, '', join(home, 'closed/data.txt')]))).toMatchObject({
        text: 'kept close',
      });
      expect((await readdir(cacheDir)).filter((name) => name.startsWith('opened-'))).toEqual([]);
    },
  );
});

describe('refused and missing', () => {
  test.each([
    [
      'a secret among the arguments',
      'node',
      ['SCRIPT', 'HOME/.ssh/id_ed25519'],
      'no-sandbox',
      'Argument 2 names HOME/.ssh/id_ed25519, which lies in ~/.ssh, where secrets are kept: it is never shown to a server',
    ],
    [
      'a secret behind an equals sign',
      'node',
      ['SCRIPT', '--key=~/.ssh/id_ed25519'],
      'no-sandbox',
      'Argument 2 names HOME/.ssh/id_ed25519, which lies in ~/.ssh, where secrets are kept: it is never shown to a server',
    ],
    [
      "the system's accounts",
      'node',
      ['SCRIPT', '/etc/passwd'],
      'no-sandbox',
      'Argument 2 names /etc/passwd, which lies in /etc, which belongs to the system: it is never shown to a server',
    ],
    ['no such command', 'never-installed', [], 'no-runtime', 'There is no command never-installed on this machine'],
    [
      'uv without an environment',
      'uv',
      ['--directory', 'HOME/shop', 'run', 'server.py'],
      'no-runtime',
      'There is no .venv in HOME/shop: run "uv sync" there first, the sandbox has no network to do it in',
    ],
    [
      'a runner that is not installed',
      'npx',
      ['-y', 'tsx', 'HOME/shop/server.ts'],
      'no-runtime',
      'tsx is not installed beside HOME/shop/server.ts: run "npm install" there first, the sandbox has no network to do it in',
    ],
  ] as const)('%s', async (_, name, args, reason, detail) => {
    const filled = args.map((text) => text.replace('SCRIPT', script).replace('HOME', home));
    const working = sandbox.kind === 'absent' ? (await import('../../sandbox/unconfined.ts')).UNCONFINED : sandbox;
    const result = await COMMAND_REACH.crawl(command(name, filled), { sandbox: working, cacheDir });
    expect(result).toMatchObject({ status: 'failed', reason, detail: detail.replaceAll('HOME', home) });
  });

  test('without a sandbox nothing is started', async () => {
    const absent = { kind: 'absent', problem: 'bubblewrap is not installed', mayRunTrusted: true } as const;
    const result = await COMMAND_REACH.crawl(command('node', [script]), { sandbox: absent, cacheDir });
    expect(result).toEqual({ status: 'failed', reason: 'no-sandbox', detail: 'bubblewrap is not installed' });
  });
});

test('the key follows the files that decide what a command does, and nothing else', async () => {
  const reach = command('node', [script], { env: { A: '1', B: '2' } });
  const keyOf = async (one: ReachOf<'command'>) => JSON.stringify(await COMMAND_REACH.keyParts(one));
  const key = await keyOf(reach);
  await write('Documents/diary.txt', 'another day');
  await write('shop/node_modules/.cache/x', 'made again');
  expect(await keyOf({ ...reach, env: { B: '2', A: '1' } })).toBe(key);
  expect(await keyOf({ ...reach, args: [script, '--verbose'] })).not.toBe(key);
  await write('shop/tools/helper.mjs', 'export {}');
  const later = await keyOf(reach);
  expect(later).not.toBe(key);
  await write('shop/tools/helper.mjs', 'export{};');
  expect(await keyOf(reach)).not.toBe(later);
});
