import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { hasOpenssl, makeCertificate } from '../__fixtures__/certificate.ts';
import { type FetchProblem, fetchProblemOf } from './fetch-problem.ts';
import { openSafeFetch, type SafeFetch, type SafeFetchOptions } from './safe-fetch.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serve(listener: RequestListener, address = '127.0.0.1', port = 0): Promise<string> {
  const server = createServer(listener);
  await listen(server, address, port);
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}

async function listen(server: Server, address: string, port: number): Promise<void> {
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
}

function client(options: SafeFetchOptions = {}): SafeFetch & { problems: FetchProblem[] } {
  const problems: FetchProblem[] = [];
  const fetcher = openSafeFetch({ allowPrivate: true, onProblem: (problem) => problems.push(problem), ...options });
  open.push(fetcher.close);
  return { ...fetcher, problems };
}

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => fetchProblemOf(error) ?? error,
  );
const echo = (request: IncomingMessage, response: ServerResponse) =>
  response.end(JSON.stringify([request.method, request.url, request.headers.authorization ?? null]));

describe('addresses', () => {
  test.each([
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://017700000001/', '127.0.0.1'],
    ['http://127.0.0.1./', '127.0.0.1'],
    ['http://１２７.０.０.１/', '127.0.0.1'],
    ['http://%31%32%37.0.0.1/', '127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://0/', '0.0.0.0'],
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254'],
  ])('%s is refused', async (url, address) => {
    const problem = await problemOf(client({ allowPrivate: false }).fetch(url));
    expect(problem).toMatchObject({ kind: 'unsafe-address', detail: expect.stringContaining(`${address} is `) });
  });

  test.each(['http://localhost/', 'http://LOCALHOST./', 'http://intranet.example/'])('%s too', async (url) => {
    const fetcher = client({ allowPrivate: false, resolve: async () => ['1.1.1.1', '127.0.0.1'] });
    expect(await problemOf(fetcher.fetch(url))).toMatchObject({ kind: 'unsafe-address' });
  });

  test('an international name is resolved as what it is sent as', async () => {
    const asked: string[] = [];
    const fetcher = client({
      resolve: async (name) => {
        asked.push(name);
        return [];
      },
    });
    expect(await problemOf(fetcher.fetch('http://bücher.example/'))).toMatchObject({ kind: 'no-such-host' });
    expect(asked).toEqual(['xn--bcher-kva.example']);
  });

  test.each([
    ['file:///etc/passwd', 'its address begins with file: and not with http: or https:'],
    ['data:text/plain,x', 'its address begins with data: and not with http: or https:'],
    ['http://', 'its address is no URL'],
    ['mcp.example.com', 'its address is no URL'],
    ['http://example.com:25/', 'port 25 belongs to something else than a web server'],
    [`http://example.com/${'x'.repeat(9_000)}`, 'its address has more than 8192 characters'],
  ])('%s is no address to ask', async (url, detail) => {
    expect(await problemOf(client({ allowPrivate: false }).fetch(url))).toEqual({ kind: 'bad-url', detail });
  });

  test('every connection of a client goes where the name led first', async () => {
    const first = await serve((_, response) => response.writeHead(200, { connection: 'close' }).end('first'));
    const { port } = new URL(first);
    await serve((_, response) => response.end('elsewhere'), '127.0.0.2', Number(port));
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const fetcher = client({ resolve: async () => answers.shift() ?? [] });
    for (let round = 0; round < 3; round += 1) {
      const response = await fetcher.fetch(`http://rebinding.example:${port}/`);
      expect(await response.text()).toBe('first');
    }
    expect(answers).toEqual([['127.0.0.2']]);
  });

  test('an IPv6 address is connected to as it is written', async (context) => {
    const server = createServer(echo);
    const isThere = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true));
    });
    open.push(() => server.close());
    if (!isThere) return context.skip();
    const { port } = server.address() as AddressInfo;
    expect(await (await client().fetch(`http://[::1]:${port}/six`)).json()).toEqual(['GET', '/six', null]);
  });

  test('a login in an address becomes a header, and leaves the address', async () => {
    const origin = await serve(echo);
    const response = await client().fetch(`${origin.replace('//', '//ann:p%40ss@')}/a?b=c#d`);
    expect(response.url).toBe(`${origin}/a?b=c`);
    expect(await response.json()).toEqual(['GET', '/a?b=c', `Basic ${btoa('ann:p@ss')}`]);
  });
});

describe('answers', () => {
  test('are those of fetch', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(404, { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] }).end('no such thing'),
    );
    const response = await client().fetch(new URL(`${origin}/x`), { method: 'post', body: 'hello' });
    expect([response.status, response.ok, response.headers.getSetCookie()]).toEqual([404, false, ['a=1', 'b=2']]);
    expect(await response.text()).toBe('no such thing');
  });

  test.each([204, 205, 304])('status %d has no body', async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect((await client().fetch(origin)).body).toBeNull();
  });

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', Buffer.from],
  ])('packed as %s', async (coding, pack) => {
    const body = Buffer.from(`${coding} ${'text '.repeat(1_000)}`);
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': coding });
      response.end(pack(body));
    });
    const response = await client().fetch(origin);
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual([null, body.toString()]);
  });

  test('events that are packed piece by piece arrive piece by piece', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(gzipSync('first'));
    });
    const { body } = await client().fetch(origin);
    const reader = body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    await reader?.cancel();
  });

  test('a reader that leaves ends the connection, and that is no problem', async () => {
    const closed = Promise.withResolvers<void>();
    const origin = await serve((_, response) => {
      response.on('close', closed.resolve);
      response.write('x'.repeat(1_000_000));
    });
    const fetcher = client();
    const response = await fetcher.fetch(origin);
    await response.body?.cancel();
    await closed.promise;
    expect(fetcher.problems).toEqual([]);
  });

  test('many that are left unread are no flood', async () => {
    const origin = await serve((_, response) => void response.write('x'.repeat(1_000_000)));
    const fetcher = client();
    for (let round = 0; round < 30; round += 1) await (await fetcher.fetch(origin)).body?.cancel();
    expect((await fetcher.fetch(origin)).status).toBe(200);
    expect(fetcher.problems).toEqual([]);
  });

  test('a body that is no text is a mistake of the caller', async () => {
    const origin = await serve(echo);
    const error = await problemOf(client().fetch(origin, { method: 'POST', body: new FormData() }));
    expect(error).toBeInstanceOf(TypeError);
  });
});

describe('redirects', () => {
  const redirect =
    (status: number, location: string): RequestListener =>
    (request, response) => {
      if (request.url === '/from') response.writeHead(status, { location }).end();
      else echo(request, response);
    };

  test('are followed within the origin, with the headers', async () => {
    const origin = await serve(redirect(302, '/to'));
    const response = await client().fetch(`${origin}/from`, { headers: { authorization: 'Bearer abc' } });
    expect([response.redirected, response.url]).toEqual([true, `${origin}/to`]);
    expect(await response.json()).toEqual(['GET', '/to', 'Bearer abc']);
  });

  test('keep a POST, or are not followed', async () => {
    const kept = await serve(redirect(307, '/to'));
    const response = await client().fetch(`${kept}/from`, { method: 'POST', body: 'x' });
    expect(await response.json()).toEqual(['POST', '/to', null]);
    const changed = await serve(redirect(303, '/to'));
    expect(await problemOf(client().fetch(`${changed}/from`, { method: 'POST', body: 'x' }))).toMatchObject({
      kind: 'bad-response',
    });
  });

  test('are handed out where a caller wants them', async () => {
    const origin = await serve(redirect(302, 'http://169.254.169.254/'));
    const response = await client().fetch(`${origin}/from`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://169.254.169.254/']);
  });

  test.each([
    ['http://169.254.169.254/latest?x', 'it redirects to http://169.254.169.254/latest: not followed'],
    ['file:///etc/passwd', 'it redirects to a file: address: not followed'],
    ['//elsewhere.example/', 'it redirects to http://elsewhere.example/: not followed'],
    ['http://127.0.0.1:1/', 'it redirects to http://127.0.0.1:1/: not followed'],
  ])('to %s are not followed', async (location, detail) => {
    const origin = await serve(redirect(307, location));
    expect(await problemOf(client().fetch(`${origin}/from`))).toEqual({ kind: 'bad-redirect', detail });
  });

  test('to the same host with a login are not followed', async () => {
    const origin = await serve((request, response) =>
      request.url === '/from'
        ? response.writeHead(307, { location: `http://x:y@${request.headers.host}/to` }).end()
        : echo(request, response),
    );
    expect(await problemOf(client().fetch(`${origin}/from`))).toMatchObject({ kind: 'bad-redirect' });
  });

  test('end after as many as allowed', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    const problem = await problemOf(client({ limits: { redirects: 3 } }).fetch(origin));
    expect([problem, asked]).toEqual([{ kind: 'bad-response', detail: 'it redirects more than 3 times' }, 4]);
  });
});

describe('limits', () => {
  test('one body, as sent', async () => {
    const origin = await serve((_, response) => response.end('x'.repeat(2_000)));
    const problem = { kind: 'too-large', detail: 'it sent more than 1000 bytes' };
    const fetcher = client({ limits: { bytes: 1_000 } });
    expect(await problemOf((await fetcher.fetch(origin)).text())).toEqual(problem);
    expect(fetcher.problems).toEqual([problem]);
  });

  test('all bodies of a client', async () => {
    const origin = await serve((_, response) => response.end('x'.repeat(600)));
    const { fetch } = client({ limits: { totalBytes: 1_000 } });
    await (await fetch(origin)).text();
    expect(await problemOf((await fetch(origin)).text())).toEqual({
      kind: 'too-large',
      detail: 'its answers have more than 1000 bytes together',
    });
  });

  test('headers', async () => {
    const origin = await serve((_, response) => response.writeHead(200, { 'x-filler': 'x'.repeat(5_000) }).end());
    expect(await problemOf(client({ limits: { headerBytes: 2_000 } }).fetch(origin))).toEqual({
      kind: 'too-large',
      detail: "its answer's headers are too large",
    });
  });

  test('time, until headers and in all', async () => {
    const silent = await serve(() => {});
    expect(await problemOf(client({ limits: { ms: 100 } }).fetch(silent))).toEqual({
      kind: 'timeout',
      detail: 'it gave no complete answer within 0.1 s',
    });
    expect(await problemOf(client({ limits: { headersMs: 100 } }).fetch(silent))).toEqual({
      kind: 'timeout',
      detail: 'it took the request and began no answer in time',
    });
  });

  test('time of a body that nobody reads', async () => {
    const origin = await serve((_, response) => void response.write('x'));
    const fetcher = client({ limits: { ms: 100 } });
    const response = await fetcher.fetch(origin);
    expect(await problemOf(response.text())).toMatchObject({ kind: 'timeout' });
    expect(fetcher.problems).toHaveLength(1);
  });

  test('a name server that never answers', async () => {
    const fetcher = client({ limits: { ms: 100 }, resolve: () => new Promise(() => {}) });
    expect(await problemOf(fetcher.fetch('http://silent.example/'))).toMatchObject({ kind: 'timeout' });
  });
});

describe('other ends', () => {
  test('refused connections and connections that break', async () => {
    const origin = await serve((_, response) => response.socket?.destroy());
    expect(await problemOf(client().fetch(origin))).toEqual({ kind: 'broken-off', detail: 'it closed the connection' });
    await open.shift()?.();
    expect(await problemOf(client().fetch(origin))).toEqual({
      kind: 'unreachable',
      detail: 'it refuses the connection',
    });
  });

  test("a caller's own reason is what it gets, and is no problem", async () => {
    const origin = await serve(() => {});
    const controller = new AbortController();
    const fetcher = client({ signal: controller.signal });
    const one = fetcher.fetch(origin, { signal: AbortSignal.abort(new Error('changed my mind')) });
    await expect(one).rejects.toThrow('changed my mind');
    const other = fetcher.fetch(origin);
    controller.abort(new Error('the person pressed Ctrl-C'));
    await expect(other).rejects.toThrow('the person pressed Ctrl-C');
    expect(fetcher.problems).toEqual([]);
  });

  test('proxies of the environment are not asked', async () => {
    const origin = await serve(echo);
    process.env.HTTP_PROXY = 'http://127.0.0.1:1';
    open.push(() => delete process.env.HTTP_PROXY);
    expect(await (await client().fetch(`${origin}/x`)).json()).toEqual(['GET', '/x', null]);
  });
});

describe.skipIf(!hasOpenssl)('certificates', () => {
  test('one that nobody has signed', async () => {
    const server = createTlsServer(await makeCertificate('DNS:localhost'), echo);
    await listen(server, '127.0.0.1', 0);
    const { port } = server.address() as AddressInfo;
    expect(await problemOf(client().fetch(`https://localhost:${port}/`))).toEqual({
      kind: 'tls',
      detail: 'its certificate is signed by nobody we know',
    });
  });

  test('a server that speaks no TLS', async () => {
    const origin = await serve(echo);
    const problem = await problemOf(client().fetch(origin.replace('http:', 'https:')));
    expect(problem).toEqual({ kind: 'tls', detail: 'no secure connection comes about (TLS)' });
  });
});
