import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { crawlServer } from '../../crawl-server.ts';
import type { CrawlLimits } from '../../limits.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';

type Remote = ReachOf<'remote'>;

/** Small caps, so that servers reach them quickly; a short deadline only where a server is meant to miss it. */
const CAPS = { sessionMs: 20_000, answerBytes: 2_000_000, pages: 5, tools: 50, lines: 20_000 };
const SHORT = { limits: { sessionMs: 2_000 } };
const LARGE = { limits: { answerBytes: 64_000_000 } };
const SSE = { transport: 'sse' } as const;
/** From the call to the result: the deadline, and what a busy machine needs to start and end a process. */
const BOUND_MS = CAPS.sessionMs + 10_000;
/** What the crawler's own process may grow by, whatever servers do. */
const MAX_GROWTH = 300 * 1024 * 1024;

const FOLDER = join(import.meta.dirname, '../../__fixtures__/remotes');
let host: ChildProcessByStdio<Writable, Readable, null>;
let address: string;
let before: number;
let peak = 0;
const sampler = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

beforeAll(async () => {
  host = spawn(process.execPath, [join(FOLDER, 'host.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => host.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
  address = `127.0.0.1:${port}`;
  before = process.memoryUsage.rss();
});
afterAll(() => {
  clearInterval(sampler);
  host.kill('SIGKILL');
});

interface Asked {
  readonly transport?: Remote['transport'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly placeholders?: readonly string[];
  readonly limits?: Partial<CrawlLimits>;
  readonly allowPrivate?: boolean;
  readonly signal?: AbortSignal;
}

function crawl(name: string, asked: Asked = {}): Promise<CrawlResult> {
  const { transport = 'auto', headers = {}, placeholders, limits, allowPrivate = true, signal } = asked;
  const url = `http://${address}/${name}/mcp`;
  const reach: Remote = { kind: 'remote', url, transport, headers, ...(placeholders && { placeholders }) };
  const sandbox = { kind: 'absent', problem: 'a remote needs none', mayRunTrusted: false } as const;
  const context = { sandbox, cacheDir: join(tmpdir(), 'unused'), allowPrivate, limits: { ...CAPS, ...limits } };
  return crawlServer({ source: 'remote', name, reach }, { ...context, ...(signal && { signal }) });
}

function listingOf(result: CrawlResult) {
  if (result.status !== 'listed') throw new Error(`${result.reason}: ${result.detail}`);
  return result.listing;
}

/** Connections that the remotes still hold. */
async function openSockets(): Promise<number> {
  const response = await fetch(`http://${address}/-/sockets`, { headers: { connection: 'close' } });
  return Number(await response.text());
}

/** Session processes of this one. */
async function sessionProcesses(): Promise<number> {
  const ids = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(() => '');
  const lines = await Promise.all(ids.split(' ').map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes('session/main.ts')).length;
}

/** `HOST` in a detail stands for the address of the remotes. */
type Row = readonly [name: string, reason: string, detail: string, asked?: Asked, rest?: object];

const TOO_LARGE = 'HOST: it sent more than 2000000 bytes';
const BOMB = 'HOST: its answer unpacks to more than 2000000 bytes';
const LATE = 'The server gave no complete list within 2 s';
const SIGN_IN = 'HOST answers with HTTP 401; it wants its users to sign in (OAuth)';
const ASKS = 'HOST answers with HTTP 401; it asks for credentials in a header';
const UNANSWERED = 'The server ended its answer without answering what it was asked';
const NOT_ITS_OWN = 'The server broke the protocol: Endpoint origin does not match connection origin: ';
const challenge = (scheme: string, resourceMetadata: string | null = null) => ({
  challenge: { scheme, resourceMetadata },
});
const later = (retryAfterSeconds: number) => ({ retryAfterSeconds, mayPass: true });

const SIZE: readonly Row[] = [
  ['endless-event', 'too-large', TOO_LARGE],
  ['endless-comments', 'too-large', TOO_LARGE],
  ['endless-body', 'too-large', TOO_LARGE],
  ['endless-chunk-extension', 'too-large', 'HOST: it sends without end what is no answer'],
  ['endless-informing', 'too-large', 'HOST: it sends without end what is no answer'],
  ['gzip-bomb', 'too-large', BOMB],
  ['brotli-bomb', 'too-large', BOMB],
  ['zstd-bomb', 'too-large', BOMB],
  ['event-bomb', 'too-large', BOMB],
  ['huge-header', 'too-large', "HOST: its answer's headers are too large"],
  ['huge-challenge', 'too-large', "HOST: its answer's headers are too large"],
  ['endless-cursors', 'too-large', 'The server lists more than 5 pages'],
  ['notification-flood', 'too-large', 'The server sent more than 20000 messages', LARGE],
  ['garbage-flood', 'too-large', 'The server sent more than 20000 messages', LARGE],
  ['many-pages', 'too-large', 'HOST: its answers have more than 2000000 bytes together'],
];

const TIME: readonly Row[] = [
  ['no-endpoint', 'timeout', LATE, { ...SHORT, ...SSE }],
  ['slow-headers', 'timeout', LATE, SHORT],
  ['slow-body', 'timeout', LATE, SHORT],
  ['says-nothing', 'timeout', LATE, SHORT],
  ['accepts-only', 'timeout', LATE, SHORT],
];

const ADDRESSES: readonly Row[] = [
  ['endpoint-elsewhere', 'bad-protocol', `${NOT_ITS_OWN}http://collector.example.com`, SSE],
  ['endpoint-private', 'bad-protocol', `${NOT_ITS_OWN}http://169.254.169.254`, SSE],
  ['redirect-elsewhere', 'unsafe-address', 'HOST: it redirects to https://mcp.example.com/mcp: not followed'],
  [
    'redirect-metadata',
    'unsafe-address',
    'HOST: it redirects to http://169.254.169.254/latest/meta-data: not followed',
  ],
  ['redirect-file', 'unsafe-address', 'HOST: it redirects to a file: address: not followed'],
  ['redirect-garbage', 'bad-protocol', 'HOST answers with HTTP 307'],
  ['redirect-loop', 'bad-protocol', 'HOST: it redirects more than 5 times'],
  [
    'redirect-to-get',
    'bad-protocol',
    'HOST: it answers with a redirect (302) that would turn the request into another',
  ],
];

const KEY = { headers: { Authorization: 'Bearer sk-real-0123456789' } };
const PLACEHOLDER = { headers: { 'X-Api-Key': 'placeholder' }, placeholders: ['X-Api-Key'] };

const SIGNING_IN: readonly Row[] = [
  [
    'bearer-named',
    'needs-oauth',
    SIGN_IN,
    {},
    challenge('bearer', 'https://auth.example.com/.well-known/oauth-protected-resource/mcp'),
  ],
  [
    'bearer-well-known',
    'needs-oauth',
    `${SIGN_IN}: Sign in first`,
    {},
    challenge('bearer', 'http://HOST/.well-known/oauth-protected-resource/bearer-well-known/mcp'),
  ],
  ['bearer-unnamed', 'needs-credentials', `${ASKS} (bearer): No API key`, {}, challenge('bearer')],
  ['basic', 'needs-credentials', `${ASKS} (basic): who are you`, {}, challenge('basic')],
  ['long-challenge', 'needs-credentials', `${ASKS} (basic)`, {}, challenge('basic')],
  ['forbidden', 'needs-credentials', 'HOST answers with HTTP 403; it asks for credentials in a header: Attention!'],
  [
    'list-needs-login',
    'needs-oauth',
    `${SIGN_IN}: unauthorized`,
    {},
    challenge('bearer', 'https://auth.example.com/meta'),
  ],
  [
    'bearer-named',
    'needs-credentials',
    'HOST answers with HTTP 401; it needs the real X-Api-Key, which was a placeholder',
    PLACEHOLDER,
    challenge('bearer', 'https://auth.example.com/.well-known/oauth-protected-resource/mcp'),
  ],
  [
    'quotes-the-key',
    'needs-credentials',
    'HOST answers with HTTP 401; it does not take the headers that are configured: Invalid key: […] at /quotes-the-key/mcp',
    KEY,
  ],
];

const HTTP: readonly Row[] = [
  ['html', 'bad-protocol', 'The server answers with text/html, neither JSON nor a stream of events'],
  ['wrong-type', 'bad-protocol', 'The server answers with text/plain, neither JSON nor a stream of events'],
  ['not-http', 'bad-protocol', 'HOST: its answer is not HTTP'],
  ['odd-status', 'bad-protocol', 'HOST: it answers with status 999'],
  ['stacked-encodings', 'bad-protocol', 'HOST: it packs its answer more than once (Content-Encoding)'],
  ['broken-packing', 'bad-protocol', 'HOST: it packs its answer in a way that cannot be unpacked'],
  [
    'huge-error',
    'needs-backend',
    expect.stringMatching(/^HOST answers with HTTP 500: the database is down .{200,}…$/),
    {},
    { mayPass: true },
  ],
  [
    'endless-error',
    'needs-backend',
    expect.stringMatching(/^HOST answers with HTTP 500: no no .{200,}…$/),
    {},
    { mayPass: true },
  ],
  ['silent-error', 'needs-backend', 'HOST answers with HTTP 503: sorry', {}, later(30)],
  ['unavailable', 'needs-backend', 'HOST answers with HTTP 503: Maintenance', {}, later(3_600)],
  ['too-many-requests', 'timeout', 'HOST answers with HTTP 429: rate_limited', {}, later(120)],
  ['gone', 'not-found', 'HOST answers with HTTP 404: no such route'],
  ['bad-request', 'bad-protocol', 'HOST answers with HTTP 400: Unknown tenant'],
  ['refuses-then-streams', 'bad-protocol', 'HOST answers with HTTP 400: Wrong version'],
  [
    'session-lost',
    'bad-protocol',
    'HOST answers with HTTP 404 to the session that it has just opened: Session not found',
  ],
  ['closes-mid-answer', 'crashed', 'HOST: it closed the connection', {}, { mayPass: true }],
  ['legacy-closes', 'crashed', 'The server closed its stream of events before it had listed its tools', SSE],
  ['ends-stream', 'bad-protocol', UNANSWERED],
  ['reconnects-for-ever', 'bad-protocol', 'The server breaks off and takes up the connection without end'],
];

const PROTOCOL: readonly Row[] = [
  ['invalid-json', 'bad-protocol', 'The server broke the protocol: its answer is not JSON'],
  ['no-rpc', 'bad-protocol', 'The server broke the protocol: its answer is JSON, but no JSON-RPC message'],
  ['answers-others', 'bad-protocol', UNANSWERED],
  ['future-protocol', 'bad-protocol', 'The server speaks protocol version 2099-01-01, which is not known here'],
  ['repeating-cursor', 'bad-protocol', 'The server repeats its nextCursor: the list never ends'],
  ['empty-list', 'no-tools', 'The server answered with an empty list of tools.'],
  [
    'deep-json',
    'bad-protocol',
    'None of the 1 tools could be read; the first: its definition nests deeper than 64 levels',
    LARGE,
  ],
  [
    'huge-rpc-error',
    'crashed',
    expect.stringMatching(/^The server answered with error -32000: broken .{200,}…$/),
    LARGE,
  ],
];

const ROWS = [...TIME, ...SIZE, ...ADDRESSES, ...SIGNING_IN, ...HTTP, ...PROTOCOL].map(
  ([name, reason, detail, asked = {}, rest = {}]) => ({ name, reason, detail, asked, rest }),
);

describe.concurrent('remotes that fail', () => {
  test.each(ROWS)(
    '$name: $reason',
    async ({ name, reason, detail, asked, rest }) => {
      const result = await crawl(name, asked);
      // The port is another one each time.
      const told: unknown = JSON.parse(JSON.stringify(result).replaceAll(address, 'HOST'));
      expect(told).toEqual({ status: 'failed', reason, detail, ...rest });
    },
    BOUND_MS,
  );
});

describe.concurrent('remotes with flaws that are listed', () => {
  test.each(['null-cursor', 'legacy', 'streams-answers', 'good'])('%s', async (name) => {
    const { tools, protocolVersion, provenance } = listingOf(await crawl(name));
    expect([tools.map((tool) => tool.name), protocolVersion]).toEqual([['read_issue'], '2025-11-25']);
    expect(provenance).toMatchObject({
      sandbox: 'not-run',
      reachKind: 'remote',
      nodeVersion: null,
      resolvedVersion: null,
    });
  });

  test('sampling-flood: few of its questions are refused, none costs the list', async () => {
    const { tools } = listingOf(await crawl('sampling-flood', { limits: { answerBytes: 64_000_000, lines: 100_000 } }));
    expect(tools.map(({ name }) => name)).toEqual(['read_issue']);
  });

  test('two-lists: another list on the second call is noticed', async () => {
    const result = await crawl('two-lists');
    expect(result).toMatchObject({ status: 'listed', unstable: { tools: ['read_issue', 'delete_everything'] } });
  });

  test('a session is ended with a goodbye', async () => {
    const count = async () => Number(await (await fetch(`http://${address}/streams-answers/mcp`)).text());
    const earlier = await count();
    listingOf(await crawl('streams-answers'));
    expect(await count()).toBeGreaterThan(earlier);
  });
});

describe('headers', () => {
  test('what is configured is sent, and its names, not its values, are kept', async () => {
    const headers = { Authorization: 'Bearer sk-real-0123456789', 'X-Team': 'placeholder' };
    const { tools, provenance } = listingOf(await crawl('shows-headers', { headers, placeholders: ['X-Team'] }));
    const seen = JSON.parse(tools[0]?.description ?? '') as Record<string, string>;
    expect([seen.authorization, seen['x-team']]).toEqual(['Bearer sk-real-0123456789', 'placeholder']);
    expect(provenance).toMatchObject({ variables: ['Authorization'], placeholders: ['X-Team'] });
    expect(JSON.stringify(provenance)).not.toContain('sk-real');
  });

  test('one that cannot be sent is named, one of the connection left to the client', async () => {
    const detail =
      'The header X-Key of its configuration has a value with characters that cannot be sent, or a very long one';
    const result = await crawl('shows-headers', { headers: { 'X-Key': 'a\r\nHost: elsewhere' } });
    expect(result).toEqual({ status: 'failed', reason: 'bad-protocol', detail });
    const { tools } = listingOf(await crawl('shows-headers', { headers: { Host: 'elsewhere' } }));
    expect(JSON.parse(tools[0]?.description ?? '')).toMatchObject({ host: address });
  });

  test('they are in no list of processes', async () => {
    const controller = new AbortController();
    const headers = { Authorization: 'Bearer sk-real-0123456789' };
    const crawling = crawl('says-nothing', { headers, signal: controller.signal });
    await vi.waitFor(async () => expect(await sessionProcesses()).toBe(1), { timeout: 10_000 });
    const ids = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
    for (const id of ids.trim().split(' ')) {
      const shown = await Promise.all(['cmdline', 'environ'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8')));
      expect(shown.join()).not.toContain('sk-real');
    }
    controller.abort(new Error('seen enough'));
    await expect(crawling).rejects.toThrow('seen enough');
  });
});

test('an address of this machine is asked only where a person allows it', async () => {
  const detail = `${address}: 127.0.0.1 is a loopback address; --allow-private asks it all the same`;
  expect(await crawl('good', { allowPrivate: false })).toEqual({ status: 'failed', reason: 'unsafe-address', detail });
});

test('aborting ends the session and rejects with the reason', async () => {
  const controller = new AbortController();
  const crawling = crawl('says-nothing', { signal: controller.signal });
  await vi.waitFor(async () => expect(await openSockets()).toBeGreaterThan(0), { timeout: 10_000 });
  controller.abort(new Error('the person pressed Ctrl-C'));
  await expect(crawling).rejects.toThrow('the person pressed Ctrl-C');
});

test('after all of them nothing is left, this process has not grown, and the next server is listed', async () => {
  await vi.waitFor(async () => expect([await openSockets(), await sessionProcesses()]).toEqual([0, 0]), 10_000);
  expect(peak - before).toBeLessThan(MAX_GROWTH);
  expect(listingOf(await crawl('good')).tools.map(({ name }) => name)).toEqual(['read_issue']);
});
