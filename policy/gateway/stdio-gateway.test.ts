import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LineClient, speakTo, startGateway, TOOLRISK } from './__fixtures__/line-client.ts';

const SERVER = path.join(import.meta.dirname, '__fixtures__/probe-server.ts');
const PROBE = [process.execPath, SERVER];
const OPEN = { version: '1', default: 'allow', hide: ['hidden'] };
/** An hour: a test that starts in one minute may end in another. */
const LIMIT = { counter: 'lines', window: 'day', max: 2, scope: 'grant' };
const LIMITED = { ...OPEN, tools: { line: { limits: [LIMIT] }, fail: { limits: [{ ...LIMIT, counter: 'fails' }] } } };

let folder: string;
let policyFile: string;
let started: LineClient[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-gateway-'));
  policyFile = path.join(folder, 'policy.json');
  started = [];
});
afterEach(async () => {
  for (const { child, closed } of started) {
    child.kill('SIGKILL');
    await closed;
  }
  rmSync(folder, { recursive: true, force: true });
});

function writePolicy(policy: object): void {
  writeFileSync(policyFile, JSON.stringify(policy));
}

function start(flags: readonly string[] = [], command: readonly string[] = PROBE, env: Record<string, string> = {}) {
  const state = path.join(folder, 'state');
  const client = startGateway(['--policy', policyFile, '--state', state, ...flags, '--', ...command], env);
  started.push(client);
  return client;
}

const isDenied = ({ result }: { readonly result?: object }) => result !== undefined && 'isError' in result;

describe('what passes', () => {
  it('reaches the server and the client as it was written, numbers digit for digit', async () => {
    writePolicy(OPEN);
    const client = start([], [...PROBE, '--numbers']);
    client.write(
      '{"jsonrpc":"2.0","id":1,"method":"x/y","params":{"id":12345678901234567890,"e":1.0,"~":[]},"extra":{"a":null}}',
    );
    const line = await client.next();
    expect(line).toContain('"raw":12345678901234567890');
    expect(JSON.parse(line).result.line).toBe(
      '{"jsonrpc":"2.0","id":1,"method":"x/y","params":{"id":12345678901234567890,"e":1.0,"~":[]},"extra":{"a":null}}',
    );
  });

  it('holds every key once: the server reads what was decided on', async () => {
    writePolicy(OPEN);
    const client = start();
    client.write('{"jsonrpc":"2.0","id":1,"method":"tools/call","method":"x/y","params":{"name":"line"}}');
    expect(JSON.parse(await client.next()).result.line).toBe(
      '{"jsonrpc":"2.0","id":1,"method":"x/y","params":{"name":"line"}}',
    );
    client.write(
      '{"jsonrpc":"2.0","id":2,"method":"x/y","method":"tools/call","params":{"name":"line","name":"hidden"}}',
    );
    expect(JSON.parse(await client.next())).toMatchObject({ id: 2, result: { isError: true } });
  });

  it('comes out of batches one by one', async () => {
    writePolicy(OPEN);
    const client = start();
    client.write(
      '[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"hidden"}},{"jsonrpc":"2.0","id":2,"method":"a","params":[1.0]}]',
    );
    expect(JSON.parse(await client.next())).toMatchObject({ id: 1, result: { isError: true } });
    expect(JSON.parse(await client.next())).toMatchObject({
      id: 2,
      result: { line: '{"jsonrpc":"2.0","id":2,"method":"a","params":[1.0]}' },
    });
  });

  it('is no line that is no JSON: the client is told, and the server’s are left out', async () => {
    writePolicy(OPEN);
    const client = start();
    for (const line of ['{"jsonrpc":', '[]', `${'['.repeat(100_000)}${']'.repeat(100_000)}`]) {
      client.write(line);
      expect(JSON.parse(await client.next())).toMatchObject({ id: null, error: { code: -32700 } });
    }
    expect(await client.call('noise')).toHaveProperty('result');
    expect(client.lines).toHaveLength(4);
    await client.said('lines to its stdout that are no JSON');
  });

  it('gives the server the environment, folder and arguments that a client would', async () => {
    writePolicy(OPEN);
    const client = start([], [...PROBE, '--flag', 'a b', '--', '*'], { API_KEY: 'of the client' });
    const { result } = await client.call('where');
    expect(result).toMatchObject({
      env: { API_KEY: 'of the client' },
      cwd: process.cwd(),
      args: ['--flag', 'a b', '--', '*'],
    });
  });
});

describe('counters', () => {
  it('survive a restart, and a kill', async () => {
    writePolicy(LIMITED);
    const first = start();
    expect(isDenied(await first.call('line'))).toBe(false);
    first.child.kill('SIGKILL');
    await first.closed;
    const second = start();
    expect(isDenied(await second.call('line'))).toBe(false);
    second.child.stdin.end();
    await second.closed;
    expect(isDenied(await start().call('line'))).toBe(true);
  });

  it('are shared by gateways of one policy and server command, and by no others', async () => {
    writePolicy(LIMITED);
    const [one, other, elsewhere] = [start(), start(), start([], [...PROBE, '--other'])];
    const named = [start(['--grant', 'work']), start(['--grant', 'work'], [...PROBE, '--other'])];
    expect(isDenied(await one.call('line'))).toBe(false);
    expect(isDenied(await other.call('line'))).toBe(false);
    expect(isDenied(await one.call('line'))).toBe(true);
    expect(isDenied(await elsewhere.call('line'))).toBe(false);
    for (const client of named) expect(isDenied(await client.call('line'))).toBe(false);
    expect(isDenied((await named[0]?.call('line')) ?? {})).toBe(true);
  });

  it('take back what failed as a protocol error', async () => {
    writePolicy(LIMITED);
    const client = start();
    for (const _ of [1, 2, 3]) expect(await client.call('fail')).toMatchObject({ error: { code: -32603 } });
  });

  it('that cannot be kept let nothing start; without limits nothing is kept', async () => {
    const state = path.join(folder, 'file');
    writeFileSync(state, '');
    writePolicy(LIMITED);
    const refused = start(['--state', state]);
    expect(await refused.closed).toBe(1);
    expect(refused.stderr()).toContain('counters cannot be kept');
    writePolicy(OPEN);
    expect(isDenied(await start(['--state', state]).call('line'))).toBe(false);
  });
});

it('starts nothing on a disk that is full', async () => {
  writePolicy(LIMITED);
  const flags = ['--policy', policyFile, '--state', path.join(folder, 'state')];
  const gateway = [process.execPath, TOOLRISK, 'gateway', ...flags, '--', ...PROBE];
  const client = speakTo('sh', ['-c', 'trap \'\' XFSZ; ulimit -f 0; exec "$@"', 'sh', ...gateway]);
  started.push(client);
  expect(await client.closed).toBe(1);
  expect(client.stderr()).toContain('counters cannot be kept');
});

describe('the policy', () => {
  it('that is invalid lets nothing start, and all that is wrong is told', async () => {
    writePolicy({ version: '1', default: 'maybe', hides: [] });
    const client = start([], [process.execPath, '-e', 'console.log("started")']);
    expect(await client.closed).toBe(1);
    expect(client.lines).toEqual([]);
    expect(client.stderr()).toContain('default: ');
    expect(client.stderr()).toContain('did you mean hide?');
  });

  it('holds as edited from the next call on, and the client is told that its list has changed', async () => {
    writePolicy(OPEN);
    const client = start();
    await client.request('initialize');
    expect((await client.request('tools/list')).result?.tools).toEqual([{ name: 'line' }]);
    writePolicy({ ...OPEN, hide: ['line'] });
    expect(isDenied(await client.call('line'))).toBe(true);
    expect((await client.request('tools/list')).result?.tools).toEqual([{ name: 'hidden' }]);
    expect(client.lines).toContain('{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}');
  });

  it('tells the client so without a call, too', async () => {
    writePolicy(OPEN);
    const client = start();
    await client.request('initialize');
    writePolicy({ ...OPEN, hide: [] });
    await client.next();
    expect(JSON.parse(await client.next())).toEqual({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
  });

  it('that becomes invalid leaves the last good one in force, and that is told', async () => {
    writePolicy(OPEN);
    const client = start();
    expect(isDenied(await client.call('line'))).toBe(false);
    writeFileSync(policyFile, '{"version":"1","default":"allow"');
    expect(isDenied(await client.call('hidden'))).toBe(true);
    await client.said('the last good one goes on holding');
  });
});

describe('the end', () => {
  it('of the server is ours, with its code, and open calls are answered', async () => {
    writePolicy(OPEN);
    const client = start();
    const open = client.call('silent');
    client.write('{"jsonrpc":"2.0","id":"x","method":"tools/call","params":{"name":"exit","arguments":{"code":7}}}');
    expect(await open).toMatchObject({ error: { code: -32000 } });
    expect(await client.closed).toBe(7);
    expect(client.lines.map((line) => JSON.parse(line).id)).toEqual([1, 'x']);
  });

  it('of the client ends the server as its own stdin would', async () => {
    writePolicy(OPEN);
    const client = start();
    await client.request('initialize');
    client.write('{"jsonrpc":"2.0","id":"last","method":"a"}');
    client.child.stdin.end();
    expect(await client.closed).toBe(0);
    expect(JSON.parse(client.lines.at(-1) ?? '')).toMatchObject({ id: 'last' });
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('by %s reaches all that the server has started', async (signal, code) => {
    writePolicy(OPEN);
    const client = start();
    await client.call('child');
    client.child.kill(signal);
    // Closed is stderr when the last process that holds it is gone.
    expect(await client.closed).toBe(code);
  });

  it('takes along what a server has left behind that ends by itself', async () => {
    writePolicy(OPEN);
    const client = start();
    await client.call('child');
    client.write('{"jsonrpc":"2.0","id":"x","method":"tools/call","params":{"name":"exit","arguments":{"code":3}}}');
    // Here too its stderr is held open by the process that was left.
    expect(await client.closed).toBe(3);
  });

  it('comes at once where the server cannot be started', async () => {
    writePolicy(OPEN);
    const client = start([], [path.join(folder, 'missing')]);
    expect(await client.closed).toBe(1);
    expect(client.stderr()).toContain('ENOENT');
  });
});

it('writes every decision and end into the audit log, no arguments', async () => {
  writePolicy(OPEN);
  const audit = path.join(folder, 'audit.jsonl');
  const client = start(['--audit', audit]);
  await client.call('line', { token: 'secret-token' });
  await client.call('hidden');
  const text = readFileSync(audit, 'utf8');
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { event: 'decided', tool: 'line', decision: 'allow', pointer: '/default' },
    { event: 'ended', tool: 'line', outcome: 'answered' },
    {
      event: 'decided',
      tool: 'hidden',
      decision: 'hidden',
      pointer: '/hide/0',
      message: 'This policy hides the tool.',
    },
  ]);
  expect(text).not.toContain('secret-token');
  expect(text).not.toContain(SERVER);
});
