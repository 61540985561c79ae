import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReachOf } from '../../types.ts';
import { planCommand } from './plan-command.ts';

let home: string;
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'toolrisk-plan-')));
  const scripts = {
    '.local/share/uv/tools/notes/bin/notes-mcp': `#!${home}/.local/share/uv/tools/notes/bin/python\n`,
    '.local/share/uv/tools/notes/pyvenv.cfg': '',
    '.local/share/uv/python/cpython-3.12/bin/python3.12': '\u007fELF',
    '.local/share/uv/python/cpython-3.12/lib/x': '',
    '.local/share/uv/python/cpython-3.12/include/x': '',
    '.nvm/versions/node/v20/bin/node': '\u007fELF',
    '.nvm/versions/node/v20/lib/node_modules/tsx/cli.mjs': '#!/usr/bin/env node\n',
    '.nvm/versions/node/v20/lib/node_modules/tsx/package.json': '{}',
    '.pyenv/shims/python3': '#!/usr/bin/env bash\n',
    '.pyenv/version': '3.11.4\n',
    '.pyenv/versions/3.11.4/bin/python3': '\u007fELF',
    '.pyenv/versions/3.11.4/lib/x': '',
    '.pyenv/versions/3.11.4/include/x': '',
    'mono/node_modules/shared/index.js': '',
    'mono/package.json': '{}',
    'mono/packages/api/package.json': '{}',
    'mono/packages/api/dist/index.js': '',
    'py/pyproject.toml': '',
    'py/src/server.py': '',
    'py/.venv/bin/python': '\u007fELF',
    'py/.venv/bin/serve': '#!/usr/bin/env python\n',
    'py/.venv/pyvenv.cfg': '',
    'loose.js': '',
    'loose/script.js': '',
    'loose/secrets.json': '{}',
    'rust/Cargo.toml': '',
    'rust/target/release/tracker': '\u007fELF',
    'cloned/package.json': '{}',
    'cloned/.git/config': '',
    'cloned/credentials.json': '{}',
    '.config/tracker/config.json': '{}',
    'private/diary.txt': '',
    '.cursor/mcp.json': '{}',
    '.cursor/tool.js': '',
    '.config/Code/User/settings.json': '{}',
    '.config/Slack/Cookies': '',
    '.bashrc': '',
    '.psql_history': '',
    'cloned/.mcp.json': '{}',
    'other/.cursor/mcp.json': '{}',
    'mono/packages/api/.mcp.json': '{}',
    'mono/packages/api/.env': '',
    'cloned/.vscode/mcp.json': '{}',
    'all/node_modules/x/index.js': '',
    'all/clone/package.json': '{}',
    'all/clone/.git/HEAD': '',
    'all/clone/server.js': '',
  };
  for (const [path, text] of Object.entries(scripts)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
    await chmod(join(home, path), 0o755);
  }
  await mkdir(join(home, '.local/bin'), { recursive: true });
  await symlink('../share/uv/tools/notes/bin/notes-mcp', join(home, '.local/bin/notes-mcp'));
  await symlink(
    join(home, '.local/share/uv/python/cpython-3.12/bin/python3.12'),
    join(home, '.local/share/uv/tools/notes/bin/python'),
  );
  await symlink('../lib/node_modules/tsx/cli.mjs', join(home, '.nvm/versions/node/v20/bin/tsx'));
  await symlink(home, join(home, 'cloned/data'));
});
afterAll(() => rm(home, { recursive: true }));

const FOLDERS = ['.local/bin', '.nvm/versions/node/v20/bin', '.pyenv/shims'];

async function plan(command: string, args: readonly string[] = [], more: Partial<ReachOf<'command'>> = {}) {
  const inHome = (text: string) => text.replaceAll('~H', home);
  const machine = { home, path: [...FOLDERS.map((folder) => join(home, folder)), '/usr/bin', '/bin'].join(':') };
  const reach = {
    kind: 'command',
    command: inHome(command),
    args: args.map(inHome),
    cwd: null,
    env: {},
    ...more,
  } as const;
  const planned = await planCommand(reach, machine);
  if (!planned.ok) return planned.failure.detail.replaceAll(home, '~H');
  const { program } = planned.plan;
  const short = (path: string) => path.replaceAll(home, '~H');
  return {
    run: [program.file, ...program.args].map(short).join(' '),
    shown: program.mounts.map(({ from, to }) => (from === to ? short(to) : `${short(from)} as ${short(to)}`)),
    empty: program.emptyFolders.map(short),
    hidden: program.hiddenFiles.map(short),
  };
}

test('a tool of uv: its environment and the interpreter behind it', async () => {
  expect(await plan('notes-mcp')).toEqual({
    run: '~H/.local/share/uv/tools/notes/bin/notes-mcp',
    shown: ['~H/.local/share/uv/tools/notes', '~H/.local/share/uv/python/cpython-3.12'],
    empty: [],
    hidden: [],
  });
});

test('Node is ours, whichever version manager the person has; global packages are shown', async () => {
  expect(await plan('node', ['~H/loose/script.js'])).toMatchObject({
    run: 'node ~H/loose/script.js',
    shown: ['~H/loose'],
  });
  expect(await plan('~H/.nvm/versions/node/v20/bin/node', ['~H/loose/script.js'])).toMatchObject({
    run: 'node ~H/loose/script.js',
  });
  expect(await plan('tsx', ['~H/loose/script.js'])).toMatchObject({
    run: '~H/.nvm/versions/node/v20/bin/tsx ~H/loose/script.js',
    shown: ['~H/loose', '~H/.nvm/versions/node/v20/bin', '~H/.nvm/versions/node/v20/lib'],
  });
});

test("behind pyenv's shim lies the version of the machine", async () => {
  expect(await plan('python3', ['-m', 'tracker'])).toMatchObject({
    run: '~H/.pyenv/versions/3.11.4/bin/python3 -m tracker',
    shown: ['~H/.pyenv/versions/3.11.4'],
  });
});

test('packages that are installed for several projects come with their folder', async () => {
  expect(await plan('node', ['~H/mono/packages/api/dist/index.js'])).toMatchObject({ shown: ['~H/mono'] });
});

test.each([
  [['--directory', '~H/py', 'run', 'src/server.py'], '~H/py/.venv/bin/python ~H/py/src/server.py'],
  [
    ['run', '--project=~H/py', '~H/py/src/server.py', '--verbose'],
    '~H/py/.venv/bin/python ~H/py/src/server.py --verbose',
  ],
  [['--directory', '~H/py', 'run', '--with', 'mcp[cli]', 'serve', '--port', '1'], '~H/py/.venv/bin/serve --port 1'],
  [['--directory=~H/py', 'run', '-m', 'tracker'], '~H/py/.venv/bin/python -m tracker'],
  [['--directory', '~H/py', 'run', 'python', '-m', 'tracker'], '~H/py/.venv/bin/python -m tracker'],
])('uv %j runs what the project has installed', async (args, run) => {
  expect(await plan('uv', args)).toMatchObject({ run, shown: ['~H/py'] });
});

test('what was built lies in its project', async () => {
  expect(await plan('~H/rust/target/release/tracker')).toMatchObject({ shown: ['~H/rust'] });
});

test('of the home folder and of collections only the file itself is shown', async () => {
  expect(await plan('node', ['~H/loose.js'])).toMatchObject({ shown: ['~H/loose.js'] });
  expect(await plan('node', ['~H/loose.js', '~H', '/', '~H/.config', '/tmp', '~H/private'])).toMatchObject({
    shown: ['~H/loose.js'],
    empty: ['~H', '~H/.config', '~H/private'],
  });
  expect(await plan('node', ['~H/.config/tracker/config.json'])).toMatchObject({ shown: ['~H/.config/tracker'] });
});

test('files with secrets are shown empty, wherever they are named', async () => {
  expect(await plan('node', ['~H/loose/script.js', '--creds', '~H/loose/secrets.json'])).toMatchObject({
    shown: ['~H/loose'],
    hidden: ['~H/loose/secrets.json'],
  });
});

test("a link in a stranger's project does not open the home folder that it leads to", async () => {
  const planned = await plan('node', ['data/loose.js', 'data/.ssh/known_hosts', 'data'], { cwd: join(home, 'cloned') });
  expect(planned).toMatchObject({
    shown: ['~H/cloned', '~H/loose.js'],
    empty: [],
    hidden: [
      '~H/cloned/.git/config',
      '~H/cloned/.mcp.json',
      '~H/cloned/.vscode/mcp.json',
      '~H/cloned/credentials.json',
    ],
  });
});

test("the clients' configurations are empty for a server: the credentials of the others stand in them", async () => {
  expect(await plan('node', ['~H/loose/script.js', '~H/.cursor/mcp.json'])).toMatchObject({
    hidden: ['~H/.cursor/mcp.json', '~H/loose/secrets.json'],
  });
  expect(await plan('node', ['~H/other/.cursor/mcp.json'])).toMatchObject({ hidden: ['~H/other/.cursor/mcp.json'] });
  expect(await plan('node', ['~H/mono/packages/api/dist/index.js'])).toMatchObject({
    hidden: ['~H/mono/packages/api/.env', '~H/mono/packages/api/.mcp.json'],
  });
  expect(await plan('node', ['~H/.cursor/tool.js'])).toMatchObject({
    shown: ['~H/.cursor'],
    hidden: ['~H/.cursor/mcp.json'],
  });
  expect(await plan('node', ['~H/.config/Code/User/settings.json'])).toMatchObject({
    hidden: ['~H/.config/Code/User/settings.json'],
  });
});

test.each(['.bashrc', '.psql_history', '.config/Slack/Cookies'])('~/%s is never shown', async (file) => {
  expect(await plan('node', [`~H/${file}`])).toMatch(
    /^Argument 1 names ~H\/.*where secrets are kept: it is never shown/,
  );
});

test('nothing above a clone is shown, whatever is installed there', async () => {
  expect(await plan('node', ['~H/all/clone/server.js'])).toMatchObject({ shown: ['~H/all/clone'] });
});

test('a flood of arguments is looked through so far and no further', async () => {
  const args = Array.from({ length: 500 }, (_, index) => `~H/none-${index}/${'x'.repeat(3_000)}`);
  expect(await plan('node', ['~H/loose/script.js', ...args])).toMatchObject({ shown: ['~H/loose'], empty: [] });
});
