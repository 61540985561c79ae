import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServeResult, serveSite } from './serve.ts';

let folder: string;
let site: Extract<ServeResult, { ok: true }>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-serve-'));
  await writeSite({
    'secret.txt': 'not for the web',
    'site-secrets/key.txt': 'a neighbour whose name starts alike',
    'site/index.html': '<h1>home</h1>',
    'site/404.html': '<h1>There is no page</h1>',
    'site/.env': 'TOKEN=1',
    'site/_astro/Page.abc123.css': 'body{}',
    'site/tools/notes/.hidden/index.html': '<h1>.hidden</h1>',
    'site/tools/notes/delete_note/index.html': '<h1>delete_note</h1>',
    'site/tools/notes/delete_note/policy.json': '{"version":"1"}\n',
  });
  site = await served({ dir: join(folder, 'site'), port: 0 });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

test('serves pages and policies with their types', async () => {
  const page = await fetch(`${site.url}tools/notes/delete_note/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const policy = await fetch(`${site.url}tools/notes/delete_note/policy.json?download=1`);
  expect(policy.headers.get('content-type')).toContain('application/json');
  expect(await policy.json()).toEqual({ version: '1' });
});

test('sends the security headers with every status', async () => {
  for (const path of ['', 'nowhere/', '_astro/Page.abc123.css', 'tools/notes/delete_note/policy.json']) {
    const { headers } = await fetch(site.url + path, { redirect: 'manual' });
    expect(headers.get('content-security-policy'), path).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
  }
});

test('adds the slash that pages end in', async () => {
  const { status, headers } = await fetch(`${site.url}tools/notes/delete_note`, { redirect: 'manual' });
  expect(status).toBe(301);
  expect(headers.get('location')).toBe('/tools/notes/delete_note/');
});

test('keeps files whose name is their digest for good', async () => {
  const { headers } = await fetch(`${site.url}_astro/Page.abc123.css`);
  expect(headers.get('content-type')).toContain('text/css');
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('answers an unchanged page with 304', async () => {
  const etag = (await fetch(site.url)).headers.get('etag') ?? '';
  // By hand: `fetch` adds `cache-control: no-cache`, which asks for the page again.
  const again = await raw(`GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`);
  expect(again).toMatch(/^HTTP\/1\.1 304 /);
});

test('answers what is not there with the 404 page', async () => {
  const answer = await fetch(`${site.url}tools/notes/nope/`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no page');
  expect((await fetch(`${site.url}nope`, { method: 'HEAD' })).status).toBe(404);
});

test('refuses other methods', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(site.url, { method });
    expect(answer.status, method).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
});

test('serves nothing outside its folder, however the path is written', async () => {
  const paths = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/tools/../../secret.txt',
    '/tools/%2e%2e/%2e%2e/secret.txt',
    '/%252e%252e/secret.txt',
    '/../site-secrets/key.txt',
    '//../secret.txt',
    '/secret.txt%00.html',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
  ];
  for (const path of paths) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer, path).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer, path).not.toMatch(/not for the web|neighbour/);
  }
});

test('hides dot files, but not a tool whose name starts with a dot', async () => {
  expect((await fetch(`${site.url}.env`)).status).toBe(404);
  expect((await fetch(`${site.url}%2eenv`)).status).toBe(404);
  expect((await fetch(`${site.url}tools/notes/.hidden/`)).status).toBe(200);
});

test('survives ranges that make no sense', async () => {
  for (const range of ['bytes=5-2', 'bytes=900-', 'bytes=-0', 'bytes=x-y']) {
    const { status } = await fetch(site.url, { headers: { range } });
    expect([200, 416], range).toContain(status);
  }
  expect((await fetch(site.url)).status).toBe(200);
});

test('takes the next port where the first is taken', async () => {
  const taken = await takenPort();
  const next = await served({ dir: join(folder, 'site'), port: taken.port });
  expect(next.port).toBeGreaterThan(taken.port);
  expect((await fetch(next.url)).status).toBe(200);
  await next.close();
  await taken.close();
});

test('says that a port is taken where another will not do', async () => {
  const taken = await takenPort();
  const result = await serveSite({ dir: join(folder, 'site'), port: taken.port, tryNextPorts: false });
  expect(result).toEqual({ ok: false, error: `Port ${taken.port} is taken on 127.0.0.1: name another with --port.` });
  await taken.close();
});

test('says that there is no site or no such address', async () => {
  const nowhere = join(folder, 'nowhere');
  expect(await serveSite({ dir: nowhere })).toEqual({
    ok: false,
    error: `No built site in ${nowhere}: build it first.`,
  });
  expect(await serveSite({ dir: join(folder, 'site'), host: '203.0.113.7', port: 0 })).toEqual({
    ok: false,
    error: 'This machine has no address 203.0.113.7.',
  });
});

test('closes while a browser keeps its connection open', async () => {
  const other = await served({ dir: join(folder, 'site'), port: 0 });
  const socket = connect(other.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n');
  await new Promise((seen) => socket.once('data', seen));
  const ended = new Promise((seen) => socket.once('close', seen));
  await other.close();
  await ended;
  await expect(fetch(other.url)).rejects.toThrow();
});

async function writeSite(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function served(options: Parameters<typeof serveSite>[0]): Promise<Extract<ServeResult, { ok: true }>> {
  const result = await serveSite(options);
  if (!result.ok) throw new Error(result.error);
  return result;
}

/** The answer to bytes that `fetch` would have tidied up before sending. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(site.port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

async function takenPort(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((done) => server.close(() => done())) };
}
