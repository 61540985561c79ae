import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox } from '../../sandbox/index.ts';
import { namedFolders } from './named-folders.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'toolrisk-named-'));
  for (const folder of ['Documents', '.ssh']) await mkdir(join(home, folder));
  await writeFile(join(home, 'Documents/diary.txt'), 'dear diary');
});
afterAll(() => rm(home, { recursive: true }));

test('folders that exist, and neither files, secrets nor what every server has', async () => {
  const args = [
    `--root=${home}/Documents`,
    '~/Documents/diary.txt',
    '~/.ssh',
    '~/none',
    '/',
    '/tmp',
    '/usr',
    '/etc',
    'x',
  ];
  expect(await namedFolders([...args, '~'], { home, path: '' })).toEqual([home, join(home, 'Documents')]);
});

const sandbox = await openSandbox('auto');

test.skipIf(sandbox.kind !== 'bwrap')('a package sees them, and nothing in them', async () => {
  if (sandbox.kind === 'absent') return;
  const emptyFolders = await namedFolders([join(home, 'Documents')], { home, path: '' });
  const root = join(home, 'package');
  await mkdir(root);
  await writeFile(join(root, 'server.mjs'), '');
  const program = {
    kind: 'node',
    root,
    visible: ['.'],
    script: 'server.mjs',
    nodeArgs: [],
    args: [],
    env: {},
  } as const;
  const { command, release } = await sandbox.prepareRun({ ...program, emptyFolders });
  await release();
  expect(command.args.join(' ')).toContain(`--perms 0755 --dir ${join(home, 'Documents')}`);
  expect(command.args.filter((word) => word === join(home, 'Documents'))).toHaveLength(1);
});
