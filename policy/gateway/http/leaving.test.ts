import { request, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ASK_A_PERSON } from '../../types.ts';
import { openTestGateway, type TestGateway } from '../__fixtures__/http-gateway.ts';
import { ask, call, initialize } from '../__fixtures__/raw-client.ts';
import { answerJson, openRawServer, type RawAnswer, type RawServer, tell } from '../__fixtures__/raw-server.ts';
import type { CallLog } from '../types.ts';

const POLICY = {
  version: '1',
  default: 'deny',
  tools: {
    write: { limits: [{ counter: 'write_rate', window: 'day', max: 1, scope: 'grant' }] },
    pay: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] },
  },
} as const;

let server: RawServer;
let gateway: TestGateway;
afterEach(async () => {
  await gateway.close();
  await server.close();
});

/** Sends a call, and hangs up once the server has it and has begun to answer. Resolves when the gateway has hung up on the server. */
async function callAndLeave(headers: Record<string, string>, isBegun: Promise<void>): Promise<void> {
  const type = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };
  const sent = request(gateway.url, { method: 'POST', headers: { ...headers, ...type }, agent: false });
  sent.on('error', () => {});
  sent.on('response', (response) => response.on('error', () => {}).resume());
  sent.end(call(1, 'write'));
  await isBegun;
  sent.destroy();
  await server.requests.find(({ message }) => message.params?.name === 'write')?.closed;
}

function recordEnds() {
  const ended: string[] = [];
  const { promise: hasEnded, resolve } = Promise.withResolvers<void>();
  const log = (): CallLog => ({
    decided: () => true,
    ended({ outcome }) {
      ended.push(outcome);
      resolve();
    },
  });
  return { log, ended, hasEnded };
}

const begun: readonly (readonly [string, RawAnswer])[] = [
  ['nothing', () => {}],
  ['half a message', (_, to) => void to.writeHead(200, { 'content-type': 'application/json' }).write('{')],
  ['half a refusal', (_, to) => void to.writeHead(500, { 'content-type': 'text/plain' }).write('No')],
  ['a stream', (_, to) => tell(to)],
  [
    'a stream that could be resumed',
    (_, to) => {
      tell(to);
      to.write('id: 1\ndata: \n\n');
    },
  ],
];

describe('a client that hangs up on its call', () => {
  for (const [name, answer] of begun) {
    it(`has used its limit all the same, when the server had answered ${name}`, async () => {
      const { promise: isBegun, resolve } = Promise.withResolvers<void>();
      server = await openRawServer((incoming, response) => {
        answer(incoming, response);
        resolve();
      });
      const { log, ended } = recordEnds();
      gateway = await openTestGateway(server.url, POLICY, { log });
      const headers = await initialize(gateway.url, {}, { authorization: 'Bearer one' });
      await callAndLeave(headers, isBegun);
      const before = server.requests.length;
      expect((await ask(gateway.url, call(2, 'write'), { headers })).body).toContain('The limit of 1 call per day');
      expect(server.requests).toHaveLength(before);
      // One that could be resumed may still be answered.
      expect(ended).toEqual(name.includes('resumed') ? [] : ['given-up']);
      await ask(gateway.url, null, { headers, method: 'DELETE' });
      expect(ended).toEqual(['given-up']);
    });
  }

  it('has given it up as well, when a person had let it through', async () => {
    const { promise: isBegun, resolve } = Promise.withResolvers<void>();
    server = await openRawServer((_, response) => {
      tell(response);
      resolve();
    });
    const { log, ended, hasEnded } = recordEnds();
    gateway = await openTestGateway(server.url, POLICY, { log, approvalTimeoutMs: 60_000 });
    const headers = await initialize(gateway.url, { elicitation: {} });
    const leaving = new AbortController();
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { ...headers, accept: 'application/json, text/event-stream', 'content-type': 'application/json' },
      body: call(1, 'pay'),
      signal: leaving.signal,
    });
    const asked = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
    const id = /"id":"(toolrisk-approval:[^"]+)"/.exec(asked?.value ?? '')?.[1];
    await ask(gateway.url, JSON.stringify({ jsonrpc: '2.0', id, result: { action: 'accept' } }), { headers });
    await isBegun;
    leaving.abort();
    await hasEnded;
    expect(ended).toEqual(['given-up']);
  });

  it('has used its limit all the same, when it cancels the call under another token', async () => {
    const { promise: isCalled, resolve } = Promise.withResolvers<ServerResponse>();
    server = await openRawServer(({ message }, response) => {
      if (message.method === 'tools/call') resolve(response);
      else response.writeHead(202).end();
    });
    gateway = await openTestGateway(server.url, POLICY);
    const one = await initialize(gateway.url, {}, { authorization: 'Bearer one' });
    const two = { ...one, authorization: 'Bearer two' };
    const calling = ask(gateway.url, call(1, 'write'), { headers: one });
    const answering = await isCalled;
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };
    expect(await ask(gateway.url, JSON.stringify(cancel), { headers: two })).toMatchObject({ status: 202 });
    // As the MCP SDK for Python answers what was cancelled.
    answerJson(answering, { jsonrpc: '2.0', id: 1, error: { code: 0, message: 'Request cancelled' } });
    expect((await calling).body).toContain('Request cancelled');
    expect((await ask(gateway.url, call(2, 'write'), { headers: one })).body).toContain('The limit of 1 call per day');
  });

  it('cannot send another request with the id of its call under another token', async () => {
    const { promise: isCalled, resolve } = Promise.withResolvers<ServerResponse>();
    server = await openRawServer((_, response) => resolve(response));
    gateway = await openTestGateway(server.url, POLICY);
    const one = await initialize(gateway.url, {}, { authorization: 'Bearer one' });
    const two = { ...one, authorization: 'Bearer two' };
    const calling = ask(gateway.url, call(1, 'write'), { headers: one });
    const answering = await isCalled;
    const other = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'example/unknown' });
    const refused = await ask(gateway.url, other, { headers: two });
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32600, message: 'A request with this id is not answered yet.' },
    });
    expect(server.requests.filter(({ body }) => body.includes('example/unknown'))).toEqual([]);
    answerJson(answering, { jsonrpc: '2.0', id: 1, result: { content: [] } });
    expect(await calling).toMatchObject({ status: 200 });
  });

  it('has used its limit all the same, when it ends the session under another token', async () => {
    const { promise: isCalled, resolve } = Promise.withResolvers<void>();
    server = await openRawServer(({ message }, response) => {
      if (message.method === 'tools/call') resolve();
      else answerJson(response, { jsonrpc: '2.0', id: message.id, result: {} });
    });
    gateway = await openTestGateway(server.url, POLICY);
    const one = await initialize(gateway.url, {}, { authorization: 'Bearer one' });
    const two = { ...one, authorization: 'Bearer two' };
    const calling = ask(gateway.url, call(1, 'write'), { headers: one });
    await isCalled;
    await ask(gateway.url, JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' }), { headers: two });
    expect(await ask(gateway.url, null, { headers: two, method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(await calling).toMatchObject({ status: 502 });
    const headers = await initialize(gateway.url, {}, { authorization: 'Bearer one' });
    expect((await ask(gateway.url, call(3, 'write'), { headers })).body).toContain('The limit of 1 call per day');
  });
});
