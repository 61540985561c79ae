import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestGateway, type TestGateway } from '../__fixtures__/http-gateway.ts';
import { openHttpFixture } from '../__fixtures__/http-server.ts';
import { ask, call, initialize } from '../__fixtures__/raw-client.ts';
import { answerJson, openRawServer, type RawServer, tell } from '../__fixtures__/raw-server.ts';
import { HTTP_LIMITS } from './open-http-gateway.ts';
import { makeSessions } from './sessions.ts';
import type { HttpGatewaySettings } from './types.ts';

const POLICY = { version: '1', default: 'deny', tools: { read: {} } } as const;

let server: RawServer;
let gateway: TestGateway;
beforeEach(async () => {
  server = await openRawServer((request, response) => {
    if (request.method === 'GET') tell(response);
    else answerJson(response, { jsonrpc: '2.0', id: request.message.id, result: { content: [] } });
  });
  gateway = await openTestGateway(server.url, POLICY, { limits: { ...HTTP_LIMITS, sessions: 2 } });
});
afterEach(async () => {
  await gateway.close();
  await server.close();
});

const status = async (headers: Record<string, string>) => (await ask(gateway.url, call(1, 'read'), { headers })).status;

describe('sessions', () => {
  it('are ended for new ones where there are too many, the one idle longest first', async () => {
    const first = await initialize(gateway.url);
    const second = await initialize(gateway.url);
    expect(await status(first)).toBe(200);
    const third = await initialize(gateway.url);
    expect([await status(first), await status(second), await status(third)]).toEqual([200, 404, 200]);
    expect(gateway.sessionCount()).toBe(2);
    expect(server.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
    expect(gateway.warnings).toEqual([expect.stringContaining('There are 2 sessions')]);
  });

  it('are not ended while they are in use: the new one is refused', async () => {
    const streams: Response[] = [];
    for (let at = 0; at < 2; at += 1) {
      const headers = { ...(await initialize(gateway.url)), accept: 'text/event-stream' };
      streams.push(await fetch(gateway.url, { headers }));
    }
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'c', version: '1' } };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    expect(await ask(gateway.url, body)).toMatchObject({ status: 503 });
    for (const stream of streams) await stream.body?.cancel();
  });

  it('end when the client ends them, and the server’s with them', async () => {
    const headers = await initialize(gateway.url);
    expect(await ask(gateway.url, null, { headers, method: 'DELETE' })).toMatchObject({ status: 200, body: '' });
    expect(server.requests.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'mcp-session-id': 'raw' } });
    expect(await status(headers)).toBe(404);
    expect(gateway.sessionCount()).toBe(0);
  });

  it('go on where the server does not let the client end them', async () => {
    const stubborn = createServer(async (request, response) => {
      if (request.method === 'DELETE') return void response.writeHead(405).end('Not here.');
      const { id } = JSON.parse(await text(request));
      response.setHeader('mcp-session-id', 'theirs');
      answerJson(response, { jsonrpc: '2.0', id, result: { content: [] } });
    });
    await new Promise<void>((done) => stubborn.listen(0, '127.0.0.1', done));
    const { port } = stubborn.address() as AddressInfo;
    const other = await openTestGateway(`http://127.0.0.1:${port}/mcp`, POLICY);
    const headers = await initialize(other.url);
    const refused = await ask(other.url, null, { headers, method: 'DELETE' });
    expect(refused).toMatchObject({ status: 405, body: 'Not here.' });
    expect(other.sessionCount()).toBe(1);
    expect(await ask(other.url, call(1, 'read'), { headers })).toMatchObject({ status: 200 });
    await other.close();
    stubborn.closeAllConnections();
    await new Promise((done) => stubborn.close(done));
  });

  it('have ids of their own, and exist where the server keeps none', async () => {
    const stateless = await openRawServer(
      ({ message }, response) => answerJson(response, { jsonrpc: '2.0', id: message.id, result: { content: [] } }),
      { session: null },
    );
    const other = await openTestGateway(stateless.url, POLICY);
    const headers = await initialize(other.url);
    expect(headers['mcp-session-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask(other.url, call(1, 'read'), { headers })).toMatchObject({ status: 200 });
    expect(stateless.requests.at(-1)?.headers).not.toHaveProperty('mcp-session-id');
    expect(await ask(other.url, null, { headers, method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(other.sessionCount()).toBe(0);
    await other.close();
    await stateless.close();
  });

  it('are not kept where the server does not take the client in', async () => {
    await server.close();
    await initialize(gateway.url);
    expect(gateway.sessionCount()).toBe(0);
  });

  it('tell the client of other hidden tools also after its token was renewed, once', async () => {
    const headers = await initialize(gateway.url, {}, { authorization: 'Bearer first' });
    const renewed = { ...headers, authorization: 'Bearer renewed' };
    const stream = await fetch(gateway.url, { headers: { ...renewed, accept: 'text/event-stream' } });
    expect(await status(renewed)).toBe(200);
    writeFileSync(gateway.policyFile, JSON.stringify({ ...POLICY, hide: ['erase'] }));
    expect(await status(renewed)).toBe(200);
    // Another change, told after what the first one has brought.
    writeFileSync(gateway.policyFile, JSON.stringify(POLICY));
    expect(await status(renewed)).toBe(200);
    const heard = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    while ((told.match(/\n\n/g) ?? []).length < 2) told += (await heard?.read())?.value ?? '';
    const change = 'event: message\ndata: {"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n\n';
    expect(told).toBe(change + change);
    await heard?.cancel();
  });

  it('are not named to a client that has to log in first, which then comes back as it came', async () => {
    const strict = await openHttpFixture({ authorization: 'Bearer let-me-in' });
    const other = await openTestGateway(strict.url, POLICY);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {} });
    const refused = await ask(other.url, body);
    expect(refused).toMatchObject({ status: 401, body: 'Log in first.' });
    expect(refused.headers['www-authenticate']).toBe('Bearer realm="example"');
    expect(refused.headers).not.toHaveProperty('mcp-session-id');
    expect(other.sessionCount()).toBe(0);
    const headers = await initialize(other.url, {}, { authorization: 'Bearer let-me-in' });
    expect(await ask(other.url, call(1, 'read'), { headers })).toMatchObject({ status: 200 });
    expect(other.sessionCount()).toBe(1);
    await other.close();
    await strict.close();
  });

  it('are no more than allowed while the server has not answered yet either', async () => {
    const waiting: (() => void)[] = [];
    const { promise: bothWait, resolve } = Promise.withResolvers<void>();
    const slow = createServer((_, response) => {
      waiting.push(() => response.writeHead(503).end());
      if (waiting.length === 2) resolve();
    });
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done));
    const { port } = slow.address() as AddressInfo;
    const other = await openTestGateway(`http://127.0.0.1:${port}/mcp`, POLICY, {
      limits: { ...HTTP_LIMITS, sessions: 2 },
    });
    const first = [initialize(other.url), initialize(other.url)];
    await bothWait;
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {} });
    expect((await ask(other.url, body)).body).toContain('Too many sessions');
    for (const refuse of waiting) refuse();
    await Promise.all(first);
    expect(waiting).toHaveLength(2);
    expect(other.sessionCount()).toBe(0);
    await other.close();
    await new Promise((done) => slow.close(done));
  });

  it('end after an hour in which nothing was asked, unless something is open', () => {
    let now = 0;
    const core = { startSession: () => ({ ok: false as const, problems: [] }), stop: () => {} };
    const settings = { core, limits: HTTP_LIMITS, now: () => now, approvalTimeoutMs: null, warn: () => {} };
    const upstream = { send: async () => ({ ok: false as const, reason: '' }), close: async () => {} };
    const sessions = makeSessions(settings as unknown as HttpGatewaySettings, upstream);
    const [idle, busy] = [sessions.start(), sessions.start()];
    if (idle === null || busy === null) throw new Error('Both have room.');
    busy.open = 1;
    now = 60 * 60 * 1000 - 1;
    sessions.endIdle();
    expect(sessions.count()).toBe(2);
    now += 1;
    sessions.endIdle();
    expect([sessions.find(idle.id), sessions.find(busy.id)]).toEqual([undefined, busy]);
    expect(idle.ended.aborted).toBe(true);
  });
});
