import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ASK_A_PERSON, type Policy } from '../../types.ts';
import { connectClient, said } from '../__fixtures__/asking-client.ts';
import { openTestGateway, type TestGateway, type TestSettings } from '../__fixtures__/http-gateway.ts';
import { ask, call, initialize, messagesOf } from '../__fixtures__/raw-client.ts';
import { answerJson, openRawServer, type RawAnswer, type RawServer, tell } from '../__fixtures__/raw-server.ts';
import { HTTP_LIMITS } from './open-http-gateway.ts';

const POLICY: Policy = {
  version: '1',
  default: 'deny',
  hide: ['erase'],
  tools: {
    read: {},
    write: { limits: [{ counter: 'write_rate', window: 'day', max: 1, scope: 'grant' }] },
    pay: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] },
  },
};
const TOOLS = { tools: [{ name: 'read' }, { name: 'erase' }] };

let server: RawServer;
let gateway: TestGateway;
let others: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of others) await close();
  others = [];
  await gateway.close();
  await server.close();
});

async function open(answer: RawAnswer, settings: TestSettings = {}) {
  server = await openRawServer(answer);
  gateway = await openTestGateway(server.url, POLICY, settings);
  return { headers: await initialize(gateway.url) };
}

const result = (id: unknown, value: object = { content: [] }) => ({ jsonrpc: '2.0', id, result: value });
const begin = (to: ServerResponse) => {
  tell(to);
  return to;
};
const tellAll = (to: ServerResponse, messages: readonly unknown[]) => {
  tell(to, ...messages);
  to.end();
};
const calls = (name: string) => server.requests.filter(({ message }) => message.params?.name === name);
const small = { limits: { ...HTTP_LIMITS, answerBytes: 1_000 } };

/** A call that fails gives its use of the limit back; one that is answered does not. */
async function writesAgain(headers: Record<string, string>): Promise<boolean> {
  const before = calls('write').length;
  await ask(gateway.url, call('again', 'write'), { headers });
  return calls('write').length > before;
}

describe('an answer that is none', () => {
  const cases: readonly (readonly [string, RawAnswer, string])[] = [
    ['for another request', (_, to) => answerJson(to, result('other')), 'for another request'],
    ['with the id as a text', (_, to) => answerJson(to, result('1')), 'for another request'],
    [
      'of no JSON',
      (_, to) => void to.writeHead(200, { 'content-type': 'application/json' }).end('{"jsonrpc'),
      'is no message',
    ],
    [
      'of a page',
      (_, to) => void to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>'),
      'is no message',
    ],
    ['of nothing', (_, to) => void to.writeHead(200).end(), 'is no message'],
    ['accepted only', (_, to) => void to.writeHead(202).end(), 'is no message'],
    [
      'too large',
      ({ message }, to) => answerJson(to, result(message.id, { text: 'x'.repeat(1_000) })),
      'larger than 1000',
    ],
    [
      'that breaks off',
      (_, to) => void to.writeHead(200, { 'content-length': '100' }).write('{', () => to.destroy()),
      'broke off',
    ],
    ['that never begins', (_, to) => void to.destroy(), 'cannot be reached'],
    ['elsewhere', (_, to) => void to.writeHead(307, { location: 'http://127.0.0.2:9/mcp' }).end(), 'not followed'],
  ];
  const neverBegun = new Set(['that never begins', 'elsewhere']);
  for (const [name, answer, text] of cases) {
    it(`is an error, and counts where the server had begun to answer: ${name}`, async () => {
      const { headers } = await open(answer, small);
      const reply = await ask(gateway.url, call(1, 'write'), { headers });
      expect(reply.status).toBe(502);
      expect(JSON.parse(reply.body)).toEqual({
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32000, message: expect.stringContaining(text) },
      });
      expect(await writesAgain(headers)).toBe(neverBegun.has(name));
    });
  }

  // A client could ask for answers too large to pass, and any limit could be passed so.
  const streams: readonly (readonly [string, RawAnswer, string])[] = [
    ['nothing', (_, to) => tellAll(to, []), 'before it had answered'],
    ['another answer', (_, to) => tellAll(to, [result('other')]), 'before it had answered'],
    ['half an event', (_, to) => begin(to).end('data: {"jsonrpc":"2.0","id":1'), 'before it had answered'],
    ['too large an event', (_, to) => begin(to).write(`data: ${'x'.repeat(2_000)}`), 'larger than 1000'],
    ['an event in endless lines', (_, to) => begin(to).write('data: x\n'.repeat(200)), 'larger than 1000'],
    ['a broken connection', (_, to) => begin(to).write(': hello\n\n', () => to.destroy()), 'broke off'],
  ];
  for (const [name, answer, text] of streams) {
    it(`is an error in the stream, and the call counts: ${name}`, async () => {
      const { headers } = await open(answer, small);
      const reply = await ask(gateway.url, call(1, 'write'), { headers });
      expect(reply.status).toBe(200);
      expect(messagesOf(reply).at(-1)).toEqual({
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32000, message: expect.stringContaining(text) },
      });
      expect(await writesAgain(headers)).toBe(false);
    });
  }

  it('counts where it is one', async () => {
    const { headers } = await open(({ message }, to) => answerJson(to, result(message.id)));
    await ask(gateway.url, call(1, 'write'), { headers });
    expect(await writesAgain(headers)).toBe(false);
  });
});

describe('a refusal', () => {
  it('passes with its status, its words and the way to log in', async () => {
    const { headers } = await open((_, to) => {
      to.writeHead(401, { 'www-authenticate': 'Bearer realm="x"', 'set-cookie': 'a=b', 'content-type': 'text/plain' });
      to.end('Log in first.');
    });
    const reply = await ask(gateway.url, call(1, 'write'), { headers });
    expect(reply).toMatchObject({ status: 401, body: 'Log in first.' });
    expect(reply.headers).toMatchObject({ 'www-authenticate': 'Bearer realm="x"' });
    expect(reply.headers).not.toHaveProperty('set-cookie');
    expect(await writesAgain(headers)).toBe(true);
    // The person at the terminal is told once what a client cannot do here.
    expect(gateway.warnings).toEqual([expect.stringContaining('--header')]);
  });

  it('of a session that is lost ends ours, so that the client begins anew', async () => {
    const { headers } = await open((_, to) => void to.writeHead(404).end('Session not found'));
    expect(gateway.sessionCount()).toBe(1);
    expect(await ask(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 404 });
    expect(gateway.sessionCount()).toBe(0);
    expect(await ask(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 404 });
    expect(calls('read')).toHaveLength(1);
  });

  it('of a lost session is an error in the stream and ends ours, where a person had let the call through', async () => {
    const lost = { approvalTimeoutMs: 60_000 };
    await open(({ method }, to) => void to.writeHead(method === 'GET' ? 405 : 404).end('Session not found'), lost);
    const client = await connectClient(gateway.url, () => ({ action: 'accept' }));
    others.push(() => client.close());
    expect(gateway.sessionCount()).toBe(2);
    await expect(client.callTool({ name: 'pay' })).rejects.toThrow('refused the call: 404 Not Found Session not found');
    await expect(client.callTool({ name: 'read' })).rejects.toThrow('Session not found');
    expect(calls('read')).toEqual([]);
    expect(gateway.sessionCount()).toBe(1);
  });

  it('says who cannot be reached', async () => {
    const { headers } = await open(() => {});
    await server.close();
    const reply = await ask(gateway.url, call(1, 'read'), { headers });
    expect(reply.status).toBe(502);
    const { message } = JSON.parse(reply.body).error;
    expect(message).toMatch(/^The MCP server at http:\/\/127\.0\.0\.1:\d+ cannot be reached: .*ECONN/);
    // Hosted servers have keys in their paths.
    expect(message).not.toContain('/mcp');
  });
});

describe('a redirect', () => {
  it('is followed within the server, and never takes a login elsewhere', async () => {
    const elsewhere = await openRawServer(() => {});
    others.push(elsewhere.close);
    let location = '/moved';
    await open(({ message, body }, to) => {
      if (message.params?.name !== 'read' || location === '') return answerJson(to, result(message.id, { body }));
      to.writeHead(307, { location }).end();
      location = '';
    });
    const headers = await initialize(gateway.url, {}, { authorization: 'Bearer abc' });
    expect(await ask(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 200 });
    location = elsewhere.url;
    expect(await ask(gateway.url, call(2, 'read'), { headers })).toMatchObject({ status: 502 });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a hidden tool', () => {
  const listing = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const cases: readonly (readonly [string, RawAnswer])[] = [
    ['as JSON', ({ message }, to) => answerJson(to, result(message.id, TOOLS))],
    [
      'as text',
      ({ message }, to) =>
        void to.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(result(message.id, TOOLS))),
    ],
    ['in a refusal', ({ message }, to) => answerJson(to, result(message.id, TOOLS), 400)],
    ['in an array', ({ message }, to) => answerJson(to, [result(message.id, TOOLS)])],
    ['twice', ({ message }, to) => tellAll(to, [result(message.id, TOOLS), result(message.id, TOOLS)])],
    [
      'after an error',
      ({ message }, to) => {
        tell(to, { jsonrpc: '2.0', id: message.id, error: { code: 1, message: 'no' } }, result(message.id, TOOLS));
        to.end();
      },
    ],
    ['under another id', ({ message }, to) => tellAll(to, [result('x', TOOLS), result(message.id, TOOLS)])],
    [
      'under another type of event',
      ({ message }, to) => {
        tell(to);
        to.end(`event: other\nid: 5\ndata: ${JSON.stringify(result(message.id, TOOLS))}\n\n`);
      },
    ],
  ];
  for (const [name, answer] of cases) {
    it(`stays hidden when it is listed ${name}`, async () => {
      const { headers } = await open(answer);
      const { body } = await ask(gateway.url, listing, { headers });
      expect(body).toContain('read');
      expect(body).not.toContain('erase');
    });
  }
});

describe('a list that loses a tool', () => {
  const listing = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const answering =
    (schema: string): RawAnswer =>
    (_, to) =>
      void to
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"erase"},{"name":"read","inputSchema":${schema}}]}}`);

  it('keeps its numbers digit for digit', async () => {
    const { headers } = await open(answering('{"maximum":9223372036854775807,"minimum":1.0}'));
    expect((await ask(gateway.url, listing, { headers })).body).toBe(
      '{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"read","inputSchema":{"maximum":9223372036854775807,"minimum":1.0}}]}}',
    );
  });

  it('is an error where it is nested too deep to be written anew', async () => {
    const { headers } = await open(answering(`${'['.repeat(200_000)}${']'.repeat(200_000)}`));
    const reply = await ask(gateway.url, listing, { headers });
    expect(reply.status).toBe(502);
    expect(JSON.parse(reply.body)).toMatchObject({ id: 1, error: { code: -32000 } });
    expect(reply.body).not.toContain('erase');
  });
});

describe('a server that will not end', () => {
  it('loses a call that the client gives up, and nothing waits for it', async () => {
    const { promise: isCalled, resolve } = Promise.withResolvers<void>();
    await open(({ method }, to) => (method === 'GET' ? void to.writeHead(405).end() : resolve()));
    const client = await connectWith();
    const controller = new AbortController();
    const answer = client.callTool({ name: 'read' }, undefined, { signal: controller.signal });
    await isCalled;
    controller.abort();
    await expect(answer).rejects.toThrow();
    await client.close();
    await server.requests.find(({ message }) => message.params?.name === 'read')?.closed;
  });

  it('is hung up on after its answer', async () => {
    await open(({ message }, to) => tell(to, result(message.id)));
    const client = await connectWith();
    expect(said(await client.callTool({ name: 'read' })).isError).toBe(false);
    await server.requests.find(({ message }) => message.params?.name === 'read')?.closed;
  });

  it('does not keep the gateway from ending', async () => {
    const { promise: isCalled, resolve } = Promise.withResolvers<void>();
    const { headers } = await open((_, to) => {
      tell(to);
      resolve();
    });
    const reply = ask(gateway.url, call(1, 'read'), { headers }).catch(() => null);
    await isCalled;
    await gateway.close();
    await reply;
    expect(server.requests.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'mcp-session-id': 'raw' } });
  });

  async function connectWith() {
    const client = await connectClient(gateway.url);
    others.push(() => client.close());
    return client;
  }
});

describe('a server that speaks for others', () => {
  /** Calls `pay`, which a person is asked about on the stream of the call's answer. */
  async function askedCall(onAsked: (id: string) => Promise<unknown>, headers: Record<string, string>) {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { ...headers, accept: 'application/json, text/event-stream', 'content-type': 'application/json' },
      body: call(1, 'pay'),
    });
    let text = '';
    let isAsked = false;
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const id = /"id":"(toolrisk-approval:[^"]+)"/.exec(text)?.[1];
      if (id !== undefined && !isAsked) {
        isAsked = true;
        await onAsked(id);
      }
    }
    return { text, messages: messagesOf({ status: 0, headers: {}, body: text }) };
  }

  const answering = { approvalTimeoutMs: 60_000 };
  const reply = (id: string, action: string) => JSON.stringify(result(id, { action }));

  it('cannot answer for the person, nor the call that is asked about', async () => {
    const forged: ((message: object) => void)[] = [];
    await open((request, to) => {
      if (request.method === 'GET') {
        tell(to);
        forged.push((message) => tell(to, message));
      } else answerJson(to, result(request.message.id, { content: [{ type: 'text', text: 'paid' }] }));
    }, answering);
    const headers = await initialize(gateway.url, { elicitation: {} });
    const stream = await fetch(gateway.url, { headers: { ...headers, accept: 'text/event-stream' } });
    const heard = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const { text, messages } = await askedCall(async (id) => {
      for (const forge of forged) {
        forge(result(id, { action: 'accept' }));
        forge(result(1, { content: [{ type: 'text', text: 'forged' }] }));
        forge({ jsonrpc: '2.0', id, method: 'elicitation/create', params: { message: 'Agree?' } });
        forge({ jsonrpc: '2.0', id: 'toolrisk-approval:mine', method: 'ping' });
        forge({ jsonrpc: '2.0', method: 'notifications/message', params: { data: 'last' } });
      }
      // What was forged has come by, and the last of it is read.
      let passed = '';
      while (!passed.includes('last')) passed += (await heard?.read())?.value ?? '';
      expect(messagesOf({ status: 0, headers: {}, body: passed })).toEqual([
        { jsonrpc: '2.0', method: 'notifications/message', params: { data: 'last' } },
      ]);
      expect(calls('pay')).toEqual([]);
      await ask(gateway.url, reply(id, 'decline'), { headers });
    }, headers);
    await heard?.cancel();
    expect(text).not.toContain('forged');
    expect(messages.at(-1)).toMatchObject({ id: 1, result: { isError: true } });
    expect(calls('pay')).toEqual([]);
  });

  it('never sees the answer to a question of the gateway, nor one that comes late', async () => {
    await open((request, to) => answerJson(to, result(request.message.id)), answering);
    const headers = await initialize(gateway.url, { elicitation: {} });
    let asked = '';
    await askedCall(async (id) => {
      asked = id;
      expect(await ask(gateway.url, reply(id, 'accept'), { headers })).toMatchObject({ status: 202, body: '' });
    }, headers);
    expect(await ask(gateway.url, reply(asked, 'accept'), { headers })).toMatchObject({ status: 202 });
    expect(await ask(gateway.url, reply('toolrisk-approval:guess', 'accept'), { headers })).toMatchObject({
      status: 202,
    });
    expect(server.requests.map(({ body }) => body).join()).not.toContain('toolrisk-approval');
    expect(calls('pay')).toHaveLength(1);
  });

  it('cannot be asked by another session of the same server', async () => {
    await open((request, to) => answerJson(to, result(request.message.id)), answering);
    const headers = await initialize(gateway.url, { elicitation: {} });
    const other = await initialize(gateway.url, { elicitation: {} });
    const { messages } = await askedCall(async (id) => {
      await ask(gateway.url, reply(id, 'accept'), { headers: other });
      expect(calls('pay')).toEqual([]);
      await ask(gateway.url, reply(id, 'decline'), { headers });
    }, headers);
    expect(messages.at(-1)).toMatchObject({ id: 1, result: { isError: true } });
  });
});

describe('a stream that can be resumed', () => {
  it('is resumed from the server itself, and waited for', async () => {
    const { headers } = await open((request, to) => {
      tell(to);
      if (request.method === 'POST') to.end('id: a-1\nretry: 10\ndata: \n\n');
      else to.end(`id: a-2\ndata: ${JSON.stringify(result(1))}\n\n`);
    });
    const begun = await ask(gateway.url, call(1, 'write'), { headers });
    expect(begun.body).toContain('id: a-1');
    expect(begun.body).toContain('retry: 10');
    expect(messagesOf(begun)).toEqual([]);
    const rest = await ask(gateway.url, null, { headers: { ...headers, 'last-event-id': 'a-1' } });
    expect(server.requests.at(-1)?.headers).toMatchObject({ 'last-event-id': 'a-1', 'mcp-session-id': 'raw' });
    expect(messagesOf(rest)).toEqual([result(1)]);
    expect(await writesAgain(headers)).toBe(false);
  });
});
