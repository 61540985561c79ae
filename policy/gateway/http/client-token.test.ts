import { afterEach, describe, expect, it } from 'vitest';
import { openTestGateway, type TestGateway, type TestSettings } from '../__fixtures__/http-gateway.ts';
import { ask, call, initialize } from '../__fixtures__/raw-client.ts';
import { answerJson, openRawServer, type RawServer } from '../__fixtures__/raw-server.ts';
import { readClientToken } from './client-token.ts';

const POLICY = {
  version: '1',
  default: 'deny',
  tools: { read: { limits: [{ counter: 'read_rate', window: 'day', max: 1, scope: 'grant' }] } },
} as const;
const VARIABLE = `\${A}`;
const VARIABLES = `\${A}-\${B}`;
const TOKEN = 'only-my-own-clients-know';

let server: RawServer;
let gateway: TestGateway;
afterEach(async () => {
  await gateway.close();
  await server.close();
});

async function open(settings: TestSettings = {}): Promise<void> {
  server = await openRawServer(({ message }, response) =>
    answerJson(response, { jsonrpc: '2.0', id: message.id, result: { content: [] } }),
  );
  gateway = await openTestGateway(server.url, POLICY, { clientToken: TOKEN, ...settings });
}

const denied = ({ body }: { readonly body: string }) => body.includes('"isError":true');

describe('a gateway with a token of its own', () => {
  const others = [undefined, '', 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`, TOKEN, `Basic ${TOKEN}`];
  for (const authorization of others) {
    it(`does not answer a client that sends ${authorization ?? 'nothing'}`, async () => {
      await open();
      const session = await initialize(gateway.url, {}, { authorization: `Bearer ${TOKEN}` });
      const before = server.requests.length;
      const headers: Record<string, string> = { 'mcp-session-id': session['mcp-session-id'] ?? '' };
      if (authorization !== undefined) headers.authorization = authorization;
      for (const [method, body] of [
        ['POST', call(1, 'read')],
        ['GET', null],
        ['DELETE', null],
      ] as const) {
        const reply = await ask(gateway.url, body, { method, headers });
        expect(reply).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
        expect(reply.body).toContain('--client-token');
      }
      expect(server.requests).toHaveLength(before);
    });
  }

  it('never shows it to the server, which gets the login of the gateway', async () => {
    await open({ headers: { authorization: 'Bearer of-the-server' } });
    const session = await initialize(gateway.url, {}, { authorization: `bearer  ${TOKEN}` });
    expect(await ask(gateway.url, call(1, 'read'), { headers: session })).toMatchObject({ status: 200 });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      server.requests.map(() => 'Bearer of-the-server'),
    );
    expect(JSON.stringify(server.requests)).not.toContain(TOKEN);
  });

  it('counts each session for itself where the server gets no login, since all clients send the same', async () => {
    await open();
    for (let client = 0; client < 2; client += 1) {
      const headers = await initialize(gateway.url, {}, { authorization: `Bearer ${TOKEN}` });
      expect(denied(await ask(gateway.url, call(1, 'read'), { headers }))).toBe(false);
      expect(denied(await ask(gateway.url, call(2, 'read'), { headers }))).toBe(true);
    }
  });
});

describe('--client-token', () => {
  it('takes what cannot be guessed, also from the environment', () => {
    expect(readClientToken(TOKEN, {})).toEqual({ ok: true, token: TOKEN });
    expect(readClientToken(VARIABLES, { A: 'twenty-signs', B: 'at-least' })).toEqual({
      ok: true,
      token: 'twenty-signs-at-least',
    });
  });

  it('refuses what can be, and what no header holds, without showing it', () => {
    for (const token of ['', 'short-and-guessable', `${TOKEN} ${TOKEN}`, `${TOKEN}\n`, `${TOKEN}é`]) {
      const given = readClientToken(VARIABLE, { A: token });
      expect(given).toEqual({ ok: false, problem: expect.stringContaining('at least 20') });
      if (token !== '') expect(JSON.stringify(given)).not.toContain(token);
    }
    expect(readClientToken(VARIABLE, {})).toEqual({ ok: false, problem: expect.stringContaining('A is not set') });
  });
});
