import { describe, expect, it } from 'vitest';
import { locate } from './locate.ts';

const JSONC = `{
  // mine
  "mcpServers": {
    "files": { "command": "npx", "args": ["mcpServers"] },
    "git": {
      "command": "npx",
      "env": {
        "GITHUB_TOKEN": "x",
      },
    },
  },
  "projects": { "/home/ada/app": { "mcpServers": { "deep": { "url": "https://mcp.example.test" } } } },
}
`;
const YAML = `extensions:
  files:
    cmd: npx
mcpServers:
  - command: npx
    name: listed
    env:
      API_KEY: x
`;
const TOML = `model = "o"

[mcp_servers.files]
command = "npx"

[mcp_servers."with space".env]
API_KEY = "x"
`;

describe('locate', () => {
  it.each([
    ['mcp.json', JSONC, 'files', 4],
    ['mcp.json', JSONC, 'git', 5],
    ['.claude.json', JSONC, 'deep', 12],
    ['mcp.json', JSONC, 'command', null],
    ['mcp.json', '{"servers":{"far":{}}}', 'far', 1],
    ['settings.json', '{\n"mcp": {\n"servers": {\n"far": {} } } }', 'far', 4],
    ['opencode.json', '{\n"mcp": {\n"far": {} } }', 'far', 3],
    ['config.yaml', YAML, 'files', 2],
    ['config.yaml', YAML, 'listed', 6],
    ['config.toml', TOML, 'files', 3],
    ['config.toml', TOML, 'with space', 6],
  ])('%s: the line of a server (%#)', (file, text, name, line) => {
    expect(locate(file, text).ofServer(name)).toBe(line);
  });

  it.each([
    ['mcp.json', JSONC, 'git', 'env GITHUB_TOKEN', 8],
    ['mcp.json', JSONC, 'files', 'env GITHUB_TOKEN', 4],
    ['mcp.json', JSONC, 'files', 'argument 1', 4],
    ['config.yaml', YAML, 'listed', 'env API_KEY', 8],
    ['config.toml', TOML, 'with space', 'env API_KEY', 7],
    ['mcp.json', JSONC, 'nobody', 'env GITHUB_TOKEN', null],
  ])('%s: the line of a setting (%#)', (file, text, server, setting, line) => {
    expect(locate(file, text).ofSetting(server, setting)).toBe(line);
  });

  it.each([
    ['mcp.json', '{"mcpServers":'.repeat(50_000)],
    ['mcp.json', '['.repeat(200_000)],
    ['config.yaml', `mcpServers:\n${'- '.repeat(20_000)}`],
    ['config.yaml', 'a: &a [*a'],
    ['config.toml', '[mcp_servers.'.repeat(100_000)],
    ['mcp.json', '\u0000'],
  ])('%s: finds nothing in garbage, and says so (%#)', (file, text) => {
    expect(locate(file, text).ofServer('files')).toBeNull();
  });
});
