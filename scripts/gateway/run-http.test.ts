import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectClient, said } from '#policy/gateway/__fixtures__/asking-client.ts';
import { type HttpFixture, openHttpFixture } from '#policy/gateway/__fixtures__/http-server.ts';
import { type LineClient, startGateway } from '#policy/gateway/__fixtures__/line-client.ts';
import { ASK_A_PERSON } from '#policy/types.ts';

// Real processes, on machines that are busy with others.
vi.setConfig({ testTimeout: 60_000 });

const LIMITS = [{ counter: 'echo_rate', window: 'day', max: 5, scope: 'grant' }];
const POLICY = {
  version: '1',
  default: 'deny',
  tools: { echo: { limits: LIMITS }, send_money: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] } },
};

let folder: string;
let server: HttpFixture;
let started: LineClient[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-http-'));
  writeFileSync(path.join(folder, 'policy.json'), JSON.stringify(POLICY));
  server = await openHttpFixture({ authorization: 'Bearer from the environment' });
  started = [];
});
afterEach(async () => {
  for (const { child, closed } of started) {
    child.kill('SIGKILL');
    await closed;
  }
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(flags: readonly string[]): LineClient {
  const own = ['--policy', path.join(folder, 'policy.json'), '--state', path.join(folder, 'state')];
  const gateway = startGateway([...own, ...flags], {
    EXAMPLE_TOKEN: 'from the environment',
    CLIENT_TOKEN: 'twenty-signs-and-more',
  });
  started.push(gateway);
  return gateway;
}

const LOGIN = ['--header', `Authorization: Bearer \${EXAMPLE_TOKEN}`];

async function startBefore(flags: readonly string[] = []): Promise<{ gateway: LineClient; url: string }> {
  const gateway = start(['--upstream', server.url, ...LOGIN, ...flags]);
  await gateway.said('put this address into the client');
  return { gateway, url: /http:\/\/127\.0\.0\.1:\d+\/mcp/.exec(gateway.stderr())?.[0] ?? '' };
}

describe('toolrisk gateway --upstream', () => {
  it('says its address, stands before the server, and ends its sessions when it is ended', async () => {
    const audit = path.join(folder, 'audit.jsonl');
    const { gateway, url } = await startBefore(['--audit', audit]);
    const client = await connectClient(url);
    expect(said(await client.callTool({ name: 'echo' })).isError).toBe(false);
    expect(said(await client.callTool({ name: 'delete_everything' })).isError).toBe(true);
    expect(server.calls).toEqual(['echo']);
    expect(server.sessions.size).toBe(1);
    gateway.child.kill('SIGTERM');
    expect(await gateway.closed).toBe(0);
    expect(server.sessions.size).toBe(0);
    expect(gateway.lines).toEqual([]);
    const audited = readFileSync(audit, 'utf8');
    expect(audited.match(/"event":"decided"/g)).toHaveLength(2);
    expect(audited + gateway.stderr()).not.toContain('from the environment');
    await client.close();
  });

  it('answers only clients that bring --client-token, and says so where it gives a login to everybody', async () => {
    const { gateway: open } = await startBefore();
    expect(open.stderr()).toContain('--client-token keeps others out');
    const { gateway, url } = await startBefore(['--client-token', `\${CLIENT_TOKEN}`]);
    expect(gateway.stderr()).not.toContain('keeps others out');
    await expect(connectClient(url)).rejects.toThrow('--client-token');
    const client = await connectClient(url, null, { authorization: 'Bearer twenty-signs-and-more' });
    expect(said(await client.callTool({ name: 'echo' })).isError).toBe(false);
    await client.close();
  });

  it('asks the person with --approve', async () => {
    const { url } = await startBefore(['--approve']);
    const client = await connectClient(url, () => ({ action: 'accept' }));
    expect(said(await client.callTool({ name: 'send_money' }))).toEqual({ text: 'did send_money', isError: false });
    await client.close();
  });

  it('denies after --approve-timeout', async () => {
    const { url } = await startBefore(['--approve', '--approve-timeout', '1']);
    const client = await connectClient(
      url,
      (_, signal) => new Promise((_, no) => signal.addEventListener('abort', no)),
    );
    expect(said(await client.callTool({ name: 'send_money' })).text).toContain('did not answer in time');
    await client.close();
  });
});

describe('it does not start', () => {
  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ['without a server', [], 2, 'Name the server'],
    ['with two', ['--upstream', 'http://127.0.0.1:9/', '--', 'node'], 2, 'either a command or --upstream'],
    ['with an address of another kind', ['--upstream', 'ftp://127.0.0.1/'], 2, 'http or https'],
    ['with a login in the address', ['--upstream', 'http://me:secret@127.0.0.1/'], 2, '--header'],
    [
      'with a variable that is not set',
      ['--upstream', 'http://127.0.0.1/', '--header', `X-Key: \${NOT_SET_ANYWHERE}`],
      2,
      'NOT_SET_ANYWHERE',
    ],
    ['with a header that is none', ['--upstream', 'http://127.0.0.1/', '--header', 'X-Key'], 2, '"Name: value"'],
    [
      'with a header of the gateway',
      ['--upstream', 'http://127.0.0.1/', '--header', 'Mcp-Session-Id: 1'],
      2,
      'sets this one itself',
    ],
    ['with a port and a command', ['--port', '1', '--', 'node'], 2, '--upstream'],
    ['with a token for clients and a command', ['--client-token', 'x', '--', 'node'], 2, '--upstream'],
    [
      'with a token that can be guessed',
      ['--upstream', 'http://127.0.0.1/', '--client-token', 'secret'],
      2,
      'at least 20',
    ],
    ['before itself', ['--upstream', 'http://127.0.0.1:9/mcp', '--port', '9'], 1, 'before itself'],
    ['with a wait for nobody', ['--upstream', 'http://127.0.0.1/', '--approve-timeout', '5'], 2, '--approve'],
    ['with a wait of no length', ['--approve', '--approve-timeout', '0', '--', 'node'], 2, 'whole number'],
  ];
  for (const [name, flags, code, text] of cases) {
    it(name, async () => {
      const gateway = start(flags);
      expect(await gateway.closed).toBe(code);
      expect(gateway.stderr()).toContain(text);
      expect(gateway.stderr()).not.toContain('secret');
    });
  }

  it('with a policy that is none', async () => {
    writeFileSync(path.join(folder, 'policy.json'), '{"version":"1","default":"maybe"}');
    const gateway = start(['--upstream', server.url]);
    expect(await gateway.closed).toBe(1);
    expect(gateway.stderr()).toContain('no valid policy');
  });

  it('on a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const gateway = start(['--upstream', server.url, '--port', port]);
    expect(await gateway.closed).toBe(1);
    expect(gateway.stderr()).toContain(`Port ${port} of 127.0.0.1 is taken`);
    await new Promise((done) => other.close(done));
  });
});
