import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGateway, type TestGateway } from '../__fixtures__/http-gateway.ts';
import { ask, call, initialize } from '../__fixtures__/raw-client.ts';
import { answerJson, openRawServer, type RawServer } from '../__fixtures__/raw-server.ts';
import { HTTP_LIMITS } from './open-http-gateway.ts';

let server: RawServer;
let gateway: TestGateway;
let session: Record<string, string>;
let port: string;

beforeAll(async () => {
  server = await openRawServer(({ message }, response) => {
    answerJson(response, { jsonrpc: '2.0', id: message.id, result: { content: [] } });
  });
  gateway = await openTestGateway(
    server.url,
    { version: '1', default: 'deny', tools: { read: {} } },
    { limits: { ...HTTP_LIMITS, requestBytes: 2_000_000 } },
  );
  session = await initialize(gateway.url);
  port = new URL(gateway.url).port;
});
afterAll(async () => {
  await gateway.close();
  await server.close();
});

const reached = () => server.requests.length;
const problem = (body: string) => JSON.parse(body).error;

/** Asks, and shows that nothing of it has reached the server. */
async function refused(...args: Parameters<typeof ask>) {
  const before = reached();
  const reply = await ask(...args);
  expect(reached()).toBe(before);
  return reply;
}

describe('a request from elsewhere', () => {
  for (const host of ['evil.example', 'evil.example:PORT', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example:PORT']) {
    it(`is refused by its Host: ${host}`, async () => {
      const headers = { ...session, host: host.replace('PORT', port) };
      expect(await refused(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 403 });
    });
  }

  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost', 'file://']) {
    it(`is refused by its Origin: ${origin}`, async () => {
      const headers = { ...session, origin };
      expect(await refused(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 403 });
      expect(await refused(gateway.url, null, { headers, method: 'OPTIONS' })).toMatchObject({ status: 403 });
    });
  }

  it('is answered by both names of this machine', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      expect(await ask(gateway.url, call(1, 'read'), { headers: { ...session, host } })).toMatchObject({ status: 200 });
    }
  });

  it('reaches no other path and no other method', async () => {
    for (const path of ['/', '/mcp/', '/.well-known/oauth-protected-resource', '/MCP']) {
      expect(await refused(gateway.url, call(1, 'read'), { headers: session, path })).toMatchObject({ status: 404 });
    }
    for (const method of ['PUT', 'PATCH', 'HEAD', 'OPTIONS']) {
      expect(await refused(gateway.url, null, { headers: session, method })).toMatchObject({ status: 405 });
    }
  });
});

describe('a body that is no message', () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ['no JSON', '{"jsonrpc":', 400, -32700],
    ['nothing', '', 400, -32700],
    ['a batch', `[${call(1, 'erase')}]`, 400, -32600],
    ['a text', '"tools/call"', 400, -32600],
    ['null', 'null', 400, -32600],
    [
      'nested too deep to be written again',
      `{"jsonrpc":"2.0","id":1,"method":"ping","params":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      400,
      -32700,
    ],
    [
      'a call without an id that can be answered',
      '{"jsonrpc":"2.0","id":{},"method":"tools/call","params":{"name":"read"}}',
      400,
      -32600,
    ],
    [
      'a method in other letters',
      '{"jsonrpc":"2.0","id":1,"Method":"tools/call","params":{"name":"erase"}}',
      400,
      -32600,
    ],
    [
      'a name in other letters',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"Name":"erase","name":"read"}}',
      200,
      -32602,
    ],
  ];
  for (const [name, body, status, code] of cases) {
    it(`is refused: ${name}`, async () => {
      const reply = await refused(gateway.url, body, { headers: session });
      expect(reply.status).toBe(status);
      expect(problem(reply.body).code).toBe(code);
    });
  }

  it('is told why, where it is a batch', async () => {
    const reply = await refused(gateway.url, `[${call(1, 'read')}]`, { headers: session });
    expect(problem(reply.body).message).toContain('one message at a time');
  });

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    // A server that decodes what it is told finds another call in the same bytes.
    'application/json; charset=utf-7',
    'application/json;charset="UTF-16"',
    '',
  ]) {
    it(`is refused as ${type || 'no type'}`, async () => {
      const headers = { ...session, 'content-type': type };
      expect(await refused(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 415 });
    });
  }

  it('is refused where it says to be packed, by whatever name', async () => {
    for (const coding of ['br', 'gzip', 'identity']) {
      const headers = { ...session, 'content-encoding': coding };
      expect(await refused(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 415 });
    }
  });

  it('is refused where it is too large, whether or not it says so', async () => {
    const large = call(1, 'read', { text: 'x'.repeat(2_000_000) });
    expect(await refused(gateway.url, large, { headers: session })).toMatchObject({ status: 413 });
    const chunked = { ...session, 'transfer-encoding': 'chunked' };
    expect(await refused(gateway.url, large, { headers: chunked })).toMatchObject({ status: 413 });
  });

  it('is nobody’s concern where the client breaks off', async () => {
    const before = reached();
    const headers = { ...session, 'content-type': 'application/json', 'content-length': '1000' };
    const sent = request(gateway.url, { method: 'POST', headers, agent: false });
    sent.on('error', () => {});
    await new Promise<void>((done) => sent.write('{"jsonrpc"', () => done()));
    sent.destroy();
    expect(await ask(gateway.url, call(1, 'read'), { headers: session })).toMatchObject({ status: 200 });
    expect(reached()).toBe(before + 1);
    expect(gateway.warnings).toEqual([]);
  });
});

describe('a session', () => {
  it('has to be named, and known', async () => {
    expect(await refused(gateway.url, call(1, 'read'))).toMatchObject({ status: 400 });
    expect(await refused(gateway.url, null)).toMatchObject({ status: 400 });
    const headers = { 'mcp-session-id': 'raw' };
    for (const body of [call(1, 'read'), null, '{"jsonrpc":"2.0","id":1,"method":"initialize"}']) {
      expect(await refused(gateway.url, body, { headers })).toMatchObject({ status: 404 });
    }
    expect(await refused(gateway.url, null, { headers, method: 'DELETE' })).toMatchObject({ status: 404 });
  });

  it('needs the type of a stream for one', async () => {
    const headers = { ...session, accept: 'text/html' };
    expect(await refused(gateway.url, null, { headers })).toMatchObject({ status: 406 });
  });
});

describe('what may pass', () => {
  it('passes digit for digit, each key once, with what nobody knows', async () => {
    const body =
      '{"jsonrpc":"2.0","id":7,"method":"tools/call","extra":{"a":null},"params":{"name":"erase","name":"read","arguments":{"big":12345678901234567890,"small":1e-400,"text":"\\u202e"}}}';
    expect(await ask(gateway.url, body, { headers: session })).toMatchObject({ status: 200 });
    expect(server.requests.at(-1)?.body).toBe(
      '{"jsonrpc":"2.0","id":7,"method":"tools/call","extra":{"a":null},"params":{"name":"read","arguments":{"big":12345678901234567890,"small":1e-400,"text":"\u202e"}}}',
    );
  });

  it('takes along the headers of the client, and not those of the connection', async () => {
    const headers = {
      ...session,
      authorization: 'Bearer abc',
      'x-api-key': 'k',
      cookie: 'c=1',
      connection: 'close, x-mine',
      'x-mine': '1',
      'sec-fetch-site': 'none',
      te: 'trailers',
    };
    await ask(gateway.url, call(1, 'read'), { headers });
    const seen = server.requests.at(-1)?.headers ?? {};
    expect(seen).toMatchObject({
      authorization: 'Bearer abc',
      'x-api-key': 'k',
      'mcp-session-id': 'raw',
      'mcp-protocol-version': '2025-11-25',
      host: new URL(server.url).host,
    });
    for (const name of ['cookie', 'x-mine', 'sec-fetch-site', 'te']) expect(seen).not.toHaveProperty(name);
  });

  it('is told to the server as what it is written as', async () => {
    const headers = { ...session, 'content-type': 'Application/JSON; charset="UTF-8"; a=b', 'content-md5': 'old' };
    expect(await ask(gateway.url, call(1, 'read'), { headers })).toMatchObject({ status: 200 });
    const seen = server.requests.at(-1)?.headers ?? {};
    expect(seen['content-type']).toBe('application/json');
    expect(seen).not.toHaveProperty('content-md5');
  });

  it('is denied by the policy in an answer that the model reads', async () => {
    const reply = await refused(gateway.url, call(8, 'erase'), { headers: session });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ id: 8, result: { isError: true } });
  });
});
