import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Machine, makeMachine } from '../scan/testing/machine.ts';

const TEXT = { type: 'string' };
const tool = (name: string, description: string, properties: object = {}) => ({
  name,
  description,
  inputSchema: { type: 'object', properties },
});
const READ_FILE = tool('read_file', 'Read the complete contents of a file.', { path: TEXT });
const FETCH = tool('fetch', 'Fetches a web page by its URL and returns its text.', { url: TEXT });
const SEND = tool('send_email', 'Send an email to any recipient.', { to: TEXT, body: TEXT });
const NOTES = tool('list_notes', 'List the notes.');

/** Our own fixtures: the sandbox has tests of its own, and not every machine has one. */
const OPEN = ['--sandbox', 'none'];

// Real processes, several to a test, on machines that are busy with others.
vi.setConfig({ testTimeout: 120_000 });

let machine: Machine;
beforeEach(() => {
  machine = makeMachine();
});
afterEach(() => machine.remove());

/** Without the breaks of a narrow terminal. */
const words = (text: string) => text.replaceAll(/\s+/g, ' ');

const withServers = (file: string, servers: object) => machine.write(file, { mcpServers: servers });
const scan = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  machine.toolrisk(['scan', ...OPEN, ...args], env);
const json = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  JSON.parse(scan(['--json', ...args], env).out);

describe('a machine with several clients', () => {
  beforeEach(() => {
    const files = machine.server('files', [READ_FILE]);
    withServers('home/.cursor/mcp.json', {
      files,
      web: machine.server('web', [FETCH]),
      mail: machine.server('mail', [SEND]),
    });
    withServers('home/.claude.json', { 'my-files': files });
    withServers('project/.mcp.json', { notes: machine.server('notes', [NOTES]) });
    machine.write(
      'project/.vscode/mcp.json',
      '{\n  // of the project\n  "servers": { "old": { "command": "node", "args": ["old.mjs"], "disabled": true }, },\n}',
    );
  });

  it('shows every server once, with its clients and its tools by risk', () => {
    const { code, out, err } = scan();
    expect(code).toBe(0);
    expect(out).toContain('my-files\nnode files.mjs · ');
    expect(out).toContain('Claude Code and Cursor as files');
    expect(out).toMatch(/^medium {4}read_file {2,}read {9}untrusted input, free path$/m);
    expect(out).toMatch(/^old\n.*\nswitched off in every client/m);
    expect(out).toMatch(/^Servers {3}5: 4 listed, 1 switched off$/m);
    expect(words(out)).toContain(
      'In Cursor, text that comes in through web/fetch can make the agent read private data with',
    );
    expect(out).toContain('toolrisk scan --policy policies/');
    expect(out).not.toContain('\u001b');
    expect(err).toMatch(/4 servers WITHOUT a sandbox, as you asked/);
  });

  it('gives the same as JSON', () => {
    const result = json();
    expect(result).toMatchObject({
      version: 1,
      mode: 'listed',
      sandbox: 'none',
      counts: { servers: { listed: 4, 'not-listed': 0, disabled: 1 }, tools: { low: 1 } },
    });
    expect(
      result.configs.map((config: { client: string; scope: string }) => `${config.client} ${config.scope}`),
    ).toEqual(['claude-code user', 'claude-code project', 'cursor user', 'vscode project']);
    const [files] = result.servers.filter((server: { name: string }) => /files/.test(server.name));
    expect(
      files.places.map((place: { client: string; name: string; line: number }) => `${place.client} ${place.name}`),
    ).toEqual(['claude-code my-files', 'cursor files']);
    expect(files.tools).toMatchObject([
      { name: 'read_file', category: 'read', risk: 'medium', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const flow = result.findings.find((finding: { id: string }) => finding.id === 'leaking-flow');
    expect(flow).toMatchObject({
      level: 'high',
      where: { client: 'cursor', server: 'web', tool: 'fetch', file: path.join(machine.home, '.cursor/mcp.json') },
    });
    expect(flow.where.line).toBeGreaterThan(2);
  });

  it('scans the project of a folder alone', () => {
    const names = json([machine.project]).servers.map((server: { name: string }) => server.name);
    expect(names).toEqual(['notes', 'old']);
  });

  it('keeps to the servers that --only names, by any of their names', () => {
    expect(json(['--only', 'notes', 'files']).servers.map((server: { name: string }) => server.name)).toEqual([
      'my-files',
      'notes',
    ]);
    expect(scan(['--only', 'nobody'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--only nobody: no such server; there are: my-files, notes'),
    });
  });

  it.each([
    ['high', 1, /--fail-on high: 0 tools and 1 finding at high or above/],
    ['critical', 0, /^/],
    ['low', 1, /--fail-on low: 4 tools/],
  ])('fails on %s as it says', (level, code, message) => {
    const ran = scan(['--fail-on', level]);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(message);
  });

  it('writes a policy for each server', () => {
    expect(scan(['--policy', 'policies']).code).toBe(0);
    expect(readdirSync(path.join(machine.project, 'policies')).toSorted()).toEqual([
      'mail.policy.json',
      'my-files.policy.json',
      'notes.policy.json',
      'web.policy.json',
    ]);
    expect(JSON.parse(machine.read('project/policies/notes.policy.json'))).toEqual({
      version: '1',
      default: 'deny',
      tools: { list_notes: {} },
    });
  });

  it('writes SARIF into a file or to stdout, and over no configuration', () => {
    const before = machine.read('project/.mcp.json');
    expect(scan(['--sarif', '.mcp.json'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('must end in .sarif'),
    });
    expect(machine.read('project/.mcp.json')).toBe(before);
    expect(scan(['--sarif', 'out.sarif']).out).toContain('Findings');
    const written = JSON.parse(machine.read('project/out.sarif'));
    expect(written.runs[0].results.map((result: { ruleId: string }) => result.ruleId)).toContain('leaking-flow');
    expect(JSON.parse(scan(['--sarif']).out).version).toBe('2.1.0');
    expect(scan(['--sarif', '--json']).code).toBe(2);
  });
});

describe('secrets', () => {
  const TOKEN = 'ghp_ZmFrZXRva2VuZm9ydGVzdHMwMTIzNDU2Nzg5';
  beforeEach(() => {
    const leaky = machine.server('leaky', [tool('whoami', 'Tells who {{GITHUB_TOKEN}} is.')], {
      env: { GITHUB_TOKEN: TOKEN, MODE: 'fast' },
    });
    withServers('project/.mcp.json', {
      leaky,
      kept: machine.server('kept', [NOTES], { env: { API_KEY: '$ACME_KEY' } }),
    });
  });

  it('names those in plain text and shows none; variables are no plain text', () => {
    const { out, err } = scan();
    expect(words(out)).toContain('env GITHUB_TOKEN of leaky stands in plain text in the configuration, in a file that');
    expect(out).not.toContain('API_KEY');
    expect(out + err).not.toContain(TOKEN);
    const finding = json().findings.find((one: { id: string }) => one.id === 'credential-in-file');
    const line =
      machine
        .read('project/.mcp.json')
        .split('\n')
        .findIndex((text) => text.includes('GITHUB_TOKEN')) + 1;
    expect(finding).toMatchObject({ level: 'high', where: { line, pointer: 'env GITHUB_TOKEN' } });
  });

  it('shows none either where a server that has it ends with it on its lips', () => {
    const script = machine.write(
      'servers/loud.mjs',
      'console.error("cannot log in with", process.env.GITHUB_TOKEN); process.exit(1);',
    );
    withServers('project/.mcp.json', {
      loud: { command: process.execPath, args: [script], env: { GITHUB_TOKEN: TOKEN } },
    });
    const ran = scan(['--use-secrets', 'loud']);
    expect(words(ran.out)).toContain('loud could not be listed');
    expect(ran.out + ran.err).not.toContain(TOKEN);
  });

  it('passes them to the servers that are named alone, and tells a server that repeats one', () => {
    expect(JSON.stringify(json())).not.toContain('repeated-secret');
    const ran = scan(['--use-secrets', 'leaky', '--json']);
    expect(ran.out + ran.err).not.toContain(TOKEN);
    expect(JSON.parse(ran.out).findings[0]).toMatchObject({
      id: 'repeated-secret',
      level: 'high',
      where: { server: 'leaky', pointer: 'env GITHUB_TOKEN' },
    });
    expect(scan(['--use-secrets', 'nobody']).code).toBe(2);
  });

  it('passes none where a name means two servers: one may be that of a stranger’s project', () => {
    withServers('home/.cursor/mcp.json', {
      leaky: machine.server('mine', [tool('whoami', 'Tells who {{GITHUB_TOKEN}} is.')], {
        env: { GITHUB_TOKEN: TOKEN },
      }),
    });
    const ran = scan(['--use-secrets', 'leaky']);
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/servers of that name stand in .*mcp\.json/),
    });
    expect(scan(['.mcp.json', '--use-secrets', 'leaky', '--json']).out).toContain('repeated-secret');
  });
});

describe('what cannot be looked at', () => {
  it('is told with its reason and what to do, and fails a strict scan', () => {
    withServers('project/.mcp.json', {
      gone: { command: '/no/such/command' },
      odd: { args: ['x'] },
      notes: machine.server('notes', [NOTES]),
    });
    const { code, out } = scan();
    expect(code).toBe(0);
    expect(out).toMatch(/gone could not be listed \(no-runtime\)/);
    expect(words(out)).toMatch(/odd could not be listed \(no-entry\): names neither a command nor an address/);
    expect(out).toMatch(/^Servers {3}3: 1 listed, 2 not listed$/m);
    expect(scan(['--strict'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--strict: 2 could not be looked at'),
    });
    expect(scan(['--fail-on', 'high'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('2 unknown, not counted by --fail-on high'),
    });
    expect(scan(['--fail-on', 'medium']).code).toBe(1);
  });

  it('is nothing to pass over where no file is found', () => {
    const { code, out, err } = scan();
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(
      `no configuration of an MCP client was found for ${machine.home} and the project ${machine.project}`,
    );
    expect(err).toMatch(/Looked for the files of Claude Desktop, Claude Code, Cursor/);
    expect(err).toContain('toolrisk scan FILE');
  });

  it('is an error where the file was named', () => {
    expect(scan(['nowhere.json'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('nowhere.json: there is no such file'),
    });
    machine.write('project/broken.json', '{"mcpServers": {');
    expect(scan(['broken.json'])).toMatchObject({ code: 1, out: '' });
  });

  it('is a finding where the file was found', () => {
    machine.write('home/.cursor/mcp.json', '{"mcpServers": [');
    withServers('project/.mcp.json', { notes: machine.server('notes', [NOTES]) });
    expect(json().findings).toMatchObject([{ id: 'unreadable-config', level: 'unknown', where: { client: 'cursor' } }]);
  });

  it('asks no remote with --no-remote', () => {
    withServers('project/.mcp.json', { far: { url: 'https://mcp.example.test/mcp' } });
    const { out, err } = scan(['--no-remote']);
    expect(err).toContain('not asking mcp.example.test: --no-remote');
    expect(out).toMatch(/far could not be listed \(not-asked\)/);
  });
});

describe('--static', () => {
  it('reads saved answers and knows nothing of the rest, and makes no catalogue', () => {
    const saved = machine.write('project/answer.json', { tools: [READ_FILE] });
    const config = withServers('project/.mcp.json', { notes: machine.server('notes', [NOTES]) });
    const result = json(['--static', saved, config]);
    expect(result).toMatchObject({
      mode: 'static',
      sandbox: null,
      servers: [
        { name: 'answer', status: 'listed', tools: [{ name: 'read_file' }] },
        { name: 'notes', status: 'not-listed', reason: 'not-in-catalogue' },
      ],
    });
    expect(existsSync(path.join(machine.folder, 'data'))).toBe(false);
  });

  it('looks servers up in the catalogue', () => {
    const config = withServers('project/.mcp.json', {
      notes: machine.server('notes', [NOTES]),
      other: { command: 'node', args: ['other.mjs'] },
    });
    expect(machine.toolrisk(['crawl', ...OPEN, '--config', config, '--only', 'notes']).code).toBe(0);
    const result = json(['--static']);
    expect(result.servers).toMatchObject([
      { name: 'notes', status: 'listed', tools: [{ name: 'list_notes', risk: 'low' }] },
      { name: 'other', status: 'not-listed', reason: 'not-in-catalogue' },
    ]);
  }, 120_000);
});

describe('the output', () => {
  const hostile = () =>
    machine.write('project/hostile.json', {
      tools: [
        tool('\u202egnp.exe', 'Read a file.\u0007', { path: TEXT }),
        tool('\u001b[31mred\u001b]0;title\u0007', 'List things.'),
        tool('line\nbreak', 'List things.'),
        tool('__proto__', 'List things.'),
        tool('n'.repeat(500), 'List things.'),
        ...Array.from({ length: 500 }, (_, index) => tool(`delete_record_${index}`, 'Delete a record.')),
      ],
    });

  it('has no control character of a stranger, and keeps to the width', () => {
    const { out } = scan([hostile(), '--all'], { COLUMNS: '60' });
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
    expect(out).toContain('\\u202egnp.exe');
    expect(out).toContain('delete_record_499');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('counts what it leaves out', () => {
    const { out } = scan([hostile()]);
    expect(out.split('\n').length).toBeLessThan(80);
    expect(out).toMatch(/and \d+ more: \d+ high, \d+ low/);
  });

  it('ends quietly where nobody reads on', async () => {
    const file = hostile();
    const child = spawn(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${path.join(import.meta.dirname, '../toolrisk.ts')}" scan --all "${file}" | head -n 2; echo "\${PIPESTATUS:-}"`,
      ],
      {
        env: { PATH: process.env.PATH, HOME: machine.home, TOOLRISK_DATA: path.join(machine.folder, 'data') },
      },
    );
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    await once(child, 'close');
    expect(err).not.toMatch(/EPIPE|at /);
  });

  it.skipIf(!existsSync('/usr/bin/script'))('is coloured on a terminal, unless NO_COLOR is set', () => {
    const file = machine.write('project/answer.json', { tools: [READ_FILE] });
    const command = `"${process.execPath}" "${path.join(import.meta.dirname, '../toolrisk.ts')}" scan "${file}" 2>/dev/null`;
    const onTerminal = (env: Record<string, string>) =>
      execFileSync('/usr/bin/script', ['-qec', `stty cols 80; ${command}`, '/dev/null'], {
        env: { PATH: process.env.PATH, HOME: machine.home, TERM: 'xterm', ...env },
        encoding: 'utf8',
      });
    expect(onTerminal({})).toContain('\u001b[33mmedium\u001b[39m');
    expect(onTerminal({ NO_COLOR: '1' })).not.toContain('\u001b[');
  });
});
