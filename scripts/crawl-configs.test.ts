import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistryStub, type RegistryStub } from '#crawler/install/registry-stub.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';

const COMMAND = path.join(import.meta.dirname, 'toolrisk.ts');
const SERVER = path.join(import.meta.dirname, '__fixtures__/leaks.mjs');
/** Of no real service; long and random enough to be found wherever it is written. */
const TOKEN = 'trk_7Qm2ZxV9bK4nL8sD1wRj';

const { kind } = await openSandbox('auto');
let folder: string;
let registry: RegistryStub;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolrisk-configs-'));
  registry = await openRegistryStub([
    { name: 'tracker-mcp', version: '2.4.0', bin: 'server.mjs' } as { name: string; version: string },
  ]);
  const script = path.join(folder, 'home/shop/server.mjs');
  await mkdir(path.dirname(script), { recursive: true });
  await cp(SERVER, script);
  const local = { command: 'node', args: [script], env: { TRACKER_TOKEN: TOKEN } };
  await write('.cursor/mcp.json', {
    mcpServers: { shop: local, published: { command: 'npx', args: ['-y', 'tracker-mcp'] } },
  });
  await write('.config/Code/User/mcp.json', {
    servers: { 'the-same-again': local, broken: { command: 'node', args: 5 } },
  });
  await write('.kiro/settings/mcp.json', {
    mcpServers: { resting: { command: 'node', args: [script, 'rests'], disabled: true } },
  });
  await write('failing.json', { mcpServers: { failing: { ...local, args: [script, 'fails'] } } });
  await write('stranger.json', { mcpServers: { failing: { ...local, args: [script, 'listens'] } } });
});
afterAll(async () => {
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(file: string, value: unknown): Promise<void> {
  const target = path.join(folder, 'home', file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, JSON.stringify(value));
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly lines: readonly Record<string, unknown>[];
}

/** Runs the real command in a process of its own. Not waited for in place: the registry answers from this one. */
async function toolrisk(args: readonly string[], data: string): Promise<Ran> {
  const { DATABASE_URL: _, XDG_CONFIG_HOME: __, ...env } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: {
      ...env,
      HOME: path.join(folder, 'home'),
      TOOLRISK_DATA: path.join(folder, data),
      npm_config_registry: registry.url,
    },
  });
  const out = text(child.stdout);
  const err = text(child.stderr);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines = (await out).split('\n').filter(Boolean);
  return { code, out: await out, err: await err, lines: lines.map((line) => JSON.parse(line)) };
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  let all = '';
  for await (const chunk of stream) all += chunk.toString('utf8');
  return all;
}

/** Everything below a folder and all output, as bytes. */
async function everything(data: string, ...ran: readonly Ran[]): Promise<string> {
  const files = await readdir(path.join(folder, data), { recursive: true, withFileTypes: true });
  const stored = files
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(path.join(entry.parentPath, entry.name), 'latin1'));
  return [...(await Promise.all(stored)), ...ran.flatMap(({ out, err }) => [out, err])].join('\n');
}

/** What of a text would give the token away. */
function traces(all: string): string[] {
  const encoded = ['base64', 'base64url', 'hex'] as const;
  const shifted = ['', 'x', 'xx', 'Bearer '].flatMap((before) =>
    encoded.map((how) =>
      Buffer.from(before + TOKEN)
        .toString(how)
        .slice(8, 28),
    ),
  );
  return [TOKEN, TOKEN.slice(0, 12), TOKEN.slice(-12), ...shifted].filter((one) => all.includes(one));
}

describe.skipIf(kind === 'absent')('configurations of clients', () => {
  it('are found and crawled in the sandbox, each server once, with placeholders for secrets', {
    timeout: 120_000,
  }, async () => {
    const ran = await toolrisk(['crawl', '--source', 'config:auto', '--json'], 'data');
    expect(ran.code).toBe(0);
    expect(ran.lines.map(({ name, status, tools }) => [name, status, tools]).toSorted()).toEqual([
      ['published', 'listed', 1],
      ['shop', 'listed', 3],
    ]);
    expect(ran.err).toContain('TRACKER_TOKEN of shop: not passed (placeholder)');
    expect(ran.err).toContain('mcp.json: broken: args: must be a list');
    expect(ran.err).toContain('disabled resting: switched off in the client');
    const again = await toolrisk(['crawl', '--source', 'config:auto', '--json', '--strict'], 'data');
    expect(again.lines.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    expect(again.code, 'the broken entry').toBe(1);
    expect(traces(await everything('data', ran, again))).toEqual([]);
  });

  it('a passed secret that comes back is redacted, named, and nowhere else', { timeout: 120_000 }, async () => {
    const without = await toolrisk(['crawl', '--config', 'home/.cursor/mcp.json', '--only', 'shop', '--json'], 'leaks');
    const args = ['crawl', '--config', 'home/.cursor/mcp.json', '--only', 'shop', '--use-secrets', 'shop', '--json'];
    const ran = await toolrisk(args, 'leaks');
    expect(ran.err).toContain('TRACKER_TOKEN of shop: passed');
    // With secrets it is another question: what was listed without them settles nothing.
    expect(ran.lines).toMatchObject([
      { name: 'shop', status: 'listed', tools: 3, leakedSecrets: ['env TRACKER_TOKEN'] },
    ]);
    const all = await everything('leaks', without, ran);
    expect(all).toContain('[redacted: env TRACKER_TOKEN]');
    expect(traces(all)).toEqual([]);
  });

  it('a failure that repeats a passed secret is told without it', { timeout: 120_000 }, async () => {
    const ran = await toolrisk(
      ['crawl', '--config', 'home/failing.json', '--use-secrets', 'failing', '--json'],
      'fails',
    );
    expect(ran.lines).toMatchObject([{ name: 'failing', status: 'failed' }]);
    expect(ran.out).toContain('the token [redacted: env TRACKER_TOKEN] was refused');
    expect(traces(await everything('fails', ran))).toEqual([]);
  });

  it('pages are built without it', { timeout: 180_000 }, async () => {
    const site = path.join(folder, 'site');
    const args = [
      'up',
      '--no-serve',
      '--config',
      'home/.cursor/mcp.json',
      '--only',
      'shop',
      '--use-secrets',
      'shop',
      '--out',
      site,
    ];
    const ran = await toolrisk(args, 'leaks');
    expect(ran.code).toBe(0);
    const all = await everything('site', ran);
    expect(all).toContain('redacted: env TRACKER_TOKEN');
    expect(traces(all)).toEqual([]);
  });
});

describe('wrong usage and files that cannot be read are one clear line', () => {
  it.each([
    [['--config', 'home/none.json'], 1, /home\/none\.json there is no such file$/],
    [['--source', 'config:netscape'], 2, /config:netscape: no such client; there are claude-desktop, /],
    [
      ['--config', 'home/failing.json', '--use-secrets', 'nobody'],
      2,
      /--use-secrets nobody: no such server; there are failing$/,
    ],
    [
      ['--config', 'home/failing.json', 'home/stranger.json', '--use-secrets', 'failing'],
      2,
      /--use-secrets failing: servers of that name stand in .*failing\.json, .*stranger\.json; name the file that is meant/,
    ],
    [['--use-secrets', 'shop'], 2, /--use-secrets is for servers of a configuration: name one with --config FILE/],
  ])('%j', { timeout: 120_000 }, async (args, code, message) => {
    const ran = await toolrisk(['crawl', ...args], 'usage');
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err.trim()).toMatch(message);
  });
});
