import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../types.ts';
import { connectClient, said } from './__fixtures__/asking-client.ts';
import { openTestGateway, type TestGateway, type TestSettings } from './__fixtures__/http-gateway.ts';
import { type HttpFixture, openHttpFixture } from './__fixtures__/http-server.ts';
import { ask, call, initialize } from './__fixtures__/raw-client.ts';
import { auditLog } from './audit-log.ts';

// Real processes, several to a test, on machines that are busy with others.
vi.setConfig({ testTimeout: 120_000 });

const NOON = Date.UTC(2026, 5, 1, 12);
const TWO = [{ counter: 'echo_rate', window: 'minute', max: 2, scope: 'grant' }] as const;
const POLICY: Policy = { version: '1', default: 'deny', tools: { echo: { limits: TWO } } };

let folder: string;
let closing: (() => Promise<unknown>)[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-sharing-'));
  closing = [];
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Which of three calls are denied, one after the other. */
async function threeCalls(client: Client): Promise<boolean[]> {
  const denied: boolean[] = [];
  for (let at = 0; at < 3; at += 1) denied.push(said(await client.callTool({ name: 'echo' })).isError);
  return denied;
}
const FRESH = [false, false, true];
const SPENT = [true, true, true];

describe('clients of one gateway over HTTP', () => {
  let server: HttpFixture;
  let gateway: TestGateway;

  async function open(settings: TestSettings = {}): Promise<void> {
    server = await openHttpFixture();
    closing.push(server.close);
    gateway = await reopen(settings);
  }
  async function reopen(settings: TestSettings = {}): Promise<TestGateway> {
    gateway = await openTestGateway(server.url, POLICY, {
      now: () => NOON,
      stateDir: path.join(folder, 'state'),
      ...settings,
    });
    closing.push(gateway.close);
    return gateway;
  }
  async function connect(token?: string): Promise<Client> {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const client = await connectClient(gateway.url, null, headers);
    closing.push(() => client.close());
    return client;
  }

  it('share their counters where they have the same bearer token', async () => {
    await open();
    expect(await threeCalls(await connect('first'))).toEqual(FRESH);
    expect(await threeCalls(await connect('first'))).toEqual(SPENT);
    expect(server.calls).toEqual(['echo', 'echo']);
  });

  it('do not where their tokens differ', async () => {
    await open();
    expect(await threeCalls(await connect('first'))).toEqual(FRESH);
    expect(await threeCalls(await connect('second'))).toEqual(FRESH);
    expect(await threeCalls(await connect())).toEqual(FRESH);
  });

  it('do not without a token: each session counts for itself', async () => {
    await open();
    expect(await threeCalls(await connect())).toEqual(FRESH);
    expect(await threeCalls(await connect())).toEqual(FRESH);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('do where the gateway itself gives the token, or the grant has a name', async () => {
    await open({ headers: { authorization: 'Bearer of-the-gateway' } });
    expect(await threeCalls(await connect('first'))).toEqual(FRESH);
    expect(await threeCalls(await connect('second'))).toEqual(SPENT);
    await reopen({ holder: { kind: 'name', value: 'team' } });
    expect(await threeCalls(await connect('first'))).toEqual(FRESH);
    expect(await threeCalls(await connect())).toEqual(SPENT);
  });

  it('find a token’s counters again after a restart, until the window ends', async () => {
    await open();
    expect(await threeCalls(await connect('first'))).toEqual(FRESH);
    await gateway.close();
    await reopen();
    expect(await threeCalls(await connect('first'))).toEqual(SPENT);
    await reopen({ now: () => NOON + 60_000 });
    expect(await threeCalls(await connect('first'))).toEqual(FRESH);
  });

  it('count under the token that a request comes with, also within a session', async () => {
    await open();
    const headers = await initialize(gateway.url, {}, { authorization: 'Bearer first' });
    const denied = async (token: string) => {
      const reply = await ask(gateway.url, call(1, 'echo'), {
        headers: { ...headers, authorization: `Bearer ${token}` },
      });
      return reply.body.includes('"isError":true');
    };
    expect([await denied('first'), await denied('first'), await denied('first')]).toEqual(FRESH);
    expect([await denied('renewed'), await denied('renewed'), await denied('renewed')]).toEqual(FRESH);
    expect(await denied('first')).toBe(true);
  });

  it('leave no token behind, in no file', async () => {
    const audit = path.join(folder, 'audit.jsonl');
    const warn = () => {};
    const log = (grant: () => string) =>
      auditLog({ file: audit, withArguments: true, isRequired: true, grant, now: () => NOON, warn });
    await open({ log });
    await threeCalls(await connect('very-secret'));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ parentPath, name }) => parentPath + name + readFileSync(path.join(parentPath, name)));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join()).toContain('echo_rate');
    expect(texts.join()).not.toContain('very-secret');
  });
});

describe('gateways over stdio', () => {
  const SERVER = path.join(import.meta.dirname, '__fixtures__/stdio-server.ts');
  const TOOLRISK = path.join(import.meta.dirname, '../../scripts/toolrisk.ts');
  // A day does not end while a test runs, save at its very end: then both begin anew.
  const perDay = (max: number): Policy => ({
    version: '1',
    default: 'deny',
    tools: { echo: { limits: [{ counter: 'echo_rate', window: 'day', max, scope: 'grant' }] } },
  });

  async function connect(policy: Policy, args: readonly string[] = [], serverArgs: readonly string[] = []) {
    const file = path.join(folder, `policy-${JSON.stringify(policy).length}.json`);
    writeFileSync(file, JSON.stringify(policy));
    const gateway = ['gateway', '--policy', file, '--state', path.join(folder, 'state'), ...args];
    const command = ['--', process.execPath, SERVER, ...serverArgs];
    const client = new Client({ name: 'sharing', version: '1' });
    const all = [TOOLRISK, ...gateway, ...command];
    await client.connect(new StdioClientTransport({ command: process.execPath, args: all, stderr: 'pipe' }));
    closing.push(() => client.close());
    return client;
  }

  /** Both ends of the day are in one: otherwise the day turned over, and it has to be seen again. */
  async function withinOneDay<Seen>(look: () => Promise<Seen>): Promise<Seen> {
    const day = () => new Date().toISOString().slice(0, 10);
    const before = day();
    const seen = await look();
    if (day() === before) return seen;
    rmSync(path.join(folder, 'state'), { recursive: true, force: true });
    return look();
  }

  it('share the counters of one policy and command, also at the same time', async () => {
    const denied = await withinOneDay(async () => {
      const [one, other] = await Promise.all([connect(perDay(2)), connect(perDay(2))]);
      return (await Promise.all([threeCalls(one), threeCalls(other)])).flat();
    });
    expect(denied.filter((isDenied) => !isDenied)).toHaveLength(2);
    expect(denied).toHaveLength(6);
  });

  it('do not share those of another policy, another command or another name', async () => {
    const seen = await withinOneDay(async () => [
      await threeCalls(await connect(perDay(2))),
      await threeCalls(await connect(perDay(2), [], ['--other'])),
      await threeCalls(await connect(perDay(2), ['--grant', 'mine'])),
      await threeCalls(await connect(perDay(10))),
      await threeCalls(await connect(perDay(2))),
    ]);
    expect(seen).toEqual([FRESH, FRESH, FRESH, [false, false, false], SPENT]);
  });
});
