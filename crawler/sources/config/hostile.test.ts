import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfigFile } from './read-config-file.ts';
import type { ConfigBase } from './types.ts';

let folder: string;
let base: ConfigBase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-hostile-config-'));
  base = { home: folder, cwd: folder, platform: 'linux', env: { HUSH: 'never to be read' } };
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, text: string) {
  await writeFile(join(folder, name), text);
  return readConfigFile(join(folder, name), null, base);
}

function servers(entries: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ mcpServers: entries });
}

describe('a file that cannot be read says why, in one line', () => {
  test.each([
    ['no JSON', 'mcp.json', '{"mcpServers": {"a": {command: npx}}}', 'is not JSON: InvalidSymbol in line 1, column 23'],
    ['an unfinished one', 'mcp.json', '{\n  "mcpServers": {', 'is not JSON: CloseBraceExpected in line 2, column 18'],
    ['a list', 'mcp.json', '[1, 2]', 'holds no object'],
    ['comments alone', 'mcp.json', '// nothing', 'is not JSON: ValueExpected in line 1, column 11'],
    ['deep JSON', 'mcp.json', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'nests deeper than 100 levels'],
    ['deep JSON with a comment', 'mcp.json', `/**/${'['.repeat(300_000)}`, 'nests deeper than 100 levels'],
    ['no TOML', 'config.toml', '[mcp_servers.x\ncommand = "sk-hush"', 'is not TOML'],
    ['deep TOML', 'config.toml', `a = ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'is not TOML'],
    ['no YAML', 'config.yaml', 'mcpServers: [\n  "sk-hush', 'is not YAML'],
    ['a bomb of aliases', 'config.yaml', bomb(), 'is not YAML: Excessive alias count'],
    ['too much YAML', 'config.yaml', 'x: 1\n'.repeat(60_000), 'is larger than 256 kB, more than any YAML of settings'],
    [
      'too much with comments',
      'mcp.json',
      `{"a": "${'x'.repeat(5_000_000)}",}`,
      'is not JSON, and too large to be looked through for comments',
    ],
  ])('%s', async (_, name, text, problem) => {
    const result = await read(name, text);
    expect(result.servers).toEqual([]);
    expect(result.problem).toMatch(problem);
    expect(result.problem).not.toMatch(/hush|\n/);
  });

  test.each(['? ', '- ', '{a: {', '- &a [*a, ', 'a:'])('YAML of many %j ends', { timeout: 60_000 }, async (piece) => {
    const result = await read('config.yaml', piece.repeat(4_000));
    expect(result.problem).toMatch(/^is not YAML|^nests deeper|^takes more than|^holds no object/);
  });

  test('no file, a folder, and a pipe that nobody writes to', async () => {
    const problemOf = async (name: string) => (await readConfigFile(join(folder, name), null, base)).problem;
    expect(await problemOf('absent.json')).toBe('there is no such file');
    expect(await problemOf('.')).toBe('is not a file');
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    expect(await problemOf('pipe.json')).toBe('is not a file');
  });

  test('an empty file has no servers and no problem', async () => {
    expect(await read('mcp.json', '\u{FEFF} \n')).toMatchObject({ servers: [], problem: null });
  });
});

describe('one bad entry costs itself', () => {
  test.each([
    ['a number', 5, 'is not an object'],
    ['null', null, 'is not an object'],
    ['nothing', {}, 'names neither a command nor an address'],
    ['args that are no list', { command: 'npx', args: '-y x' }, 'args: must be a list'],
    [
      'args that are no texts',
      { command: 'npx', args: [{}] },
      'command and args: may only hold texts without NUL, at most 32000 characters each',
    ],
    [
      'NUL',
      { command: 'npx', args: ['a\0b'] },
      'command and args: may only hold texts without NUL, at most 32000 characters each',
    ],
    ['endless args', { command: 'x', args: Array.from({ length: 501 }, () => 'a') }, 'command and args: more than 500'],
    ['env that is a list', { command: 'x', env: ['A=b'] }, 'env: must be an object'],
    [
      'a value that is no text',
      { command: 'x', env: { A: {} } },
      'env.A: must be a text without NUL, at most 32000 characters',
    ],
    ['a name that is none', { command: 'x', env: { 'A B': 'c' } }, 'env: has a name that cannot be one'],
    ['no address', { url: 'file:///etc/passwd' }, 'url: is no http(s) address'],
    ['an address that is a number', { url: 5 }, 'url: must be a text'],
    [
      'a package of no registry',
      { command: 'npx', args: ['-y', 'github:acme/x'] },
      'starts "github:acme/x", which is no package of the npm registry',
    ],
    [
      'a folder as a package',
      { command: 'npx', args: ['./server'] },
      'starts "./server", which is no package of the npm registry',
    ],
    [
      'a repository for uvx',
      { command: 'uvx', args: ['--from', 'git+https://x.example/y', 'z'] },
      'starts "git+https://x.example/y", which is no package of PyPI',
    ],
    ['npx of nothing', { command: 'npx', args: ['-y'] }, 'npx names no package'],
    ['docker of nothing', { command: 'docker', args: ['run', '--rm', '-e', 'A'] }, 'docker run names no image'],
  ])('%s', async (_, entry, problem) => {
    const result = await read('mcp.json', servers({ bad: entry, good: { command: 'npx', args: ['tracker-mcp'] } }));
    expect(result.servers.map(({ name, problem: why, ref }) => [name, why, ref?.reach.kind])).toEqual([
      ['bad', problem, undefined],
      ['good', null, 'npm'],
    ]);
  });

  test('names that cannot be shown are left out and counted', async () => {
    const result = await read(
      'mcp.json',
      servers({ 'a\u001b[31m': {}, '': {}, [`n${'x'.repeat(300)}`]: {}, tracker: { command: 'x' } }),
    );
    expect(result.servers.map(({ name }) => name)).toEqual(['tracker']);
    expect(result.problem).toBe('3 of its servers are left out: their names cannot be shown');
  });

  test('of very many entries the first thousand are read', async () => {
    const entries = Array.from({ length: 100_000 }, (_, index) => [`server-${index}`, { command: 'npx', args: ['x'] }]);
    const result = await read('mcp.json', servers(Object.fromEntries(entries)));
    expect(result.servers.length).toBe(1_000);
    expect(result.problem).toBe('99000 of its servers are left out: there are more than 1000');
  });

  test('a name such as __proto__ is a name, in every format', async () => {
    const json = await read(
      'mcp.json',
      '{"mcpServers": {"__proto__": {"command": "a", "env": {"__proto__": "b"}}}, /* c */}',
    );
    const toml = await read('config.toml', '[mcp_servers.__proto__]\ncommand = "a"');
    const yaml = await read('config.yaml', 'mcpServers:\n  __proto__: {command: a}');
    for (const { servers: found } of [json, toml, yaml]) expect(found.map(({ name }) => name)).toEqual(['__proto__']);
    expect(({} as { command?: string }).command).toBeUndefined();
    expect(({} as { b?: string }).b).toBeUndefined();
  });

  test('10 MB of one value are read, and cost their entry alone', async () => {
    const result = await read(
      'mcp.json',
      servers({ big: { command: 'x', args: ['y'.repeat(10_000_000)] }, small: { command: 'x' } }),
    );
    expect(result.servers.map(({ problem }) => problem === null)).toEqual([false, true]);
  });

  test('many variables, nested and endless ones, end', async () => {
    const args = [
      '$A'.repeat(10_000),
      '${'.repeat(10_000),
      '${A:-'.repeat(5_000) + '}'.repeat(5_000),
      '${{ secrets.'.repeat(2_000),
    ];
    const result = await read('mcp.json', servers({ loop: { command: 'x', args, env: { A: '$B', B: '$A' } } }));
    expect(result.servers[0]?.problem).toBeNull();
  });
});

/** Nine to the ninth power of one text. */
function bomb(): string {
  const levels = Array.from(
    'bcdefghij',
    (name, index) =>
      `${name}: &${name} [${Array(9)
        .fill(`*${'abcdefghi'.charAt(index)}`)
        .join(', ')}]`,
  );
  return `a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join('\n')}\nmcpServers: *j\n`;
}

test("a stranger's address is told nothing of the machine, not even the name of the home folder", async () => {
  const url = 'https://mcp.example.test/$' + '{HOME}/$' + '{workspaceFolder}?who=$' + '{userHome}';
  const result = await read('far.json', servers({ far: { url, headers: { 'X-Where': '$HOME' } } }));
  expect(result.servers[0]?.ref).not.toBeNull();
  expect(JSON.stringify(result.servers[0]?.ref?.reach)).not.toContain(folder);
});
