import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENTS, clientOf } from './clients.ts';
import { findConfigs } from './find-configs.ts';
import { possibleFiles } from './places.ts';
import type { Places } from './types.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'toolrisk-places-'));
});
afterAll(() => rm(home, { recursive: true }));

const MAC: Places = { home: '/Users/ines', cwd: '/work', platform: 'darwin', env: {} };
const WINDOWS: Places = { home: '/c/ines', cwd: '/work', platform: 'win32', env: { APPDATA: '/c/ines/Roaming' } };
const LINUX: Places = { home: '/home/ines', cwd: '/work', platform: 'linux', env: { XDG_CONFIG_HOME: '/xdg' } };

test.each([
  ['claude-desktop', MAC, '/Users/ines/Library/Application Support/Claude/claude_desktop_config.json'],
  ['claude-desktop', WINDOWS, '/c/ines/Roaming/Claude/claude_desktop_config.json'],
  ['claude-desktop', LINUX, '/xdg/Claude/claude_desktop_config.json'],
  ['claude-code', { ...LINUX, env: { CLAUDE_CONFIG_DIR: '/settings' } }, '/settings/.claude.json'],
  ['claude-code', LINUX, '/etc/claude-code/managed-mcp.json'],
  ['vscode', MAC, '/Users/ines/Library/Application Support/Code/User/mcp.json'],
  ['vscode', WINDOWS, '/c/ines/Roaming/Code - Insiders/User/mcp.json'],
  ['cline', LINUX, '/xdg/VSCodium/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json'],
  ['zed', MAC, '/Users/ines/.config/zed/settings.json'],
  ['zed', WINDOWS, '/c/ines/Roaming/Zed/settings.json'],
  ['goose', WINDOWS, '/c/ines/Roaming/Block/goose/config/config.yaml'],
  ['codex', { ...MAC, env: { CODEX_HOME: '~/codex' } }, '/Users/ines/codex/config.toml'],
  ['copilot-cli', LINUX, '/home/ines/.copilot/mcp-config.json'],
  ['roo', LINUX, '/work/.roo/mcp.json'],
] as const)('%s: %#', (client, places, file) => {
  expect(possibleFiles(clientOf(client), places).map((one) => one.file)).toContain(file);
});

test('every client has a place of its own on every platform', () => {
  for (const places of [MAC, WINDOWS, LINUX]) {
    const files = CLIENTS.map((client) => possibleFiles(client, places).map(({ file }) => `${client.id} ${file}`));
    expect(files.every((one) => one.length > 0)).toBe(true);
    expect(files.flat().filter((file) => /[{}~|]/.test(file))).toEqual([]);
  }
});

test('what exists is found once, in the order of the table, folders and broken links aside', async () => {
  const files = [
    '.cursor/mcp.json',
    '.config/zed/settings.json',
    '.continue/mcpServers/b.yaml',
    '.continue/mcpServers/a.json',
  ];
  for (const file of [...files, '.continue/mcpServers/notes.txt', '.kiro/settings/mcp.json/not-a-file']) {
    await mkdir(dirname(join(home, file)), { recursive: true });
    await writeFile(join(home, file), '{}');
  }
  await mkdir(join(home, '.junie/mcp'), { recursive: true });
  await symlink('/nowhere', join(home, '.junie/mcp/mcp.json'));
  const found = await findConfigs({ home, cwd: join(home, 'project'), platform: 'linux', env: {} });
  expect(found).toEqual([
    { client: 'cursor', scope: 'user', file: join(home, '.cursor/mcp.json') },
    { client: 'zed', scope: 'user', file: join(home, '.config/zed/settings.json') },
    { client: 'continue', scope: 'user', file: join(home, '.continue/mcpServers/a.json') },
    { client: 'continue', scope: 'user', file: join(home, '.continue/mcpServers/b.yaml') },
  ]);
  const ofHomeItself = await findConfigs({ home, cwd: home, platform: 'linux', env: {} }, 'cursor');
  expect(ofHomeItself).toEqual([{ client: 'cursor', scope: 'user', file: join(home, '.cursor/mcp.json') }]);
});
