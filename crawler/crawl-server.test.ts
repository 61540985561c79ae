import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { crawlServer } from './crawl-server.ts';
import type { CrawlLimits } from './limits.ts';
import { openSandbox } from './sandbox/index.ts';
import type { WorkingSandbox } from './sandbox/types.ts';
import { UNCONFINED } from './sandbox/unconfined.ts';
import type { CrawlResult, ServerRef } from './types.ts';

const FOLDER = join(import.meta.dirname, '__fixtures__/servers');
/** Small caps, so that servers reach them quickly; time only where a server is meant to run out of it. */
const CAPS = { answerBytes: 1_000_000, pages: 5, tools: 50, toolBytes: 20_000, listValues: 100_000 };

const opened = await openSandbox('auto');
const sandbox: WorkingSandbox = opened.kind === 'absent' ? UNCONFINED : opened;
const inSandbox = sandbox.kind === 'bwrap';

function fixture(script: string, args: string[] = [], env: Record<string, string> = {}): ServerRef {
  const reach = { kind: 'local', folder: FOLDER, script: `${script}.mjs`, args, env, isTrusted: false } as const;
  return { source: 'local', name: script, reach };
}

function crawl(
  script: string,
  options: { limits?: Partial<CrawlLimits>; args?: string[]; env?: Record<string, string> } = {},
) {
  const context = { sandbox, cacheDir: join(tmpdir(), 'unused'), limits: { ...CAPS, ...options.limits } };
  return crawlServer(fixture(script, options.args, options.env), context);
}

function listingOf(result: CrawlResult) {
  if (result.status !== 'listed') throw new Error(`${result.reason}: ${result.detail}`);
  return result.listing;
}

describe('servers that fail', () => {
  test.each([
    [
      'exits',
      'crashed',
      'The server exited with code 3 before it listed its tools: Error: cannot read the licence file',
    ],
    ['floods-stdout', 'too-large', 'The server wrote more than 1000000 bytes to stdout'],
    ['floods-one-answer', 'too-large', 'The server wrote more than 1000000 bytes to stdout'],
    ['answers-garbage', 'bad-protocol', 'The server sent an answer that is not MCP: protocolVersion is not text'],
    ['lists-garbage', 'bad-protocol', 'The server sent an answer that is not MCP: tools is not an array'],
    ['repeating-cursor', 'bad-protocol', 'The server repeats its nextCursor: the list never ends'],
    ['endless-cursors', 'too-large', 'The server lists more than 5 pages'],
    ['many-tools', 'too-large', 'The server lists more than 50 tools'],
    ['tiny-lines', 'too-large', 'The server wrote more than 100000 lines to stdout'],
    ['tiny-messages', 'too-large', 'The server wrote more than 1000000 bytes to stdout'],
    ['many-values-together', 'too-large', 'The server lists definitions with more than 100000 values'],
    ['unknown-protocol', 'bad-protocol', 'The server speaks protocol version 9999-99-99, which is not known here'],
    ['no-server-info', 'bad-protocol', 'The server sent an answer that is not MCP: serverInfo is not an object'],
    ['no-tools-method', 'no-tools', 'The server has no tools/list.'],
    ['lists-nothing', 'no-tools', 'The server answered with an empty list of tools.'],
    ['does-not-exist', 'not-found', `There is no does-not-exist.mjs in ${FOLDER}`],
    [
      'wants-dangerous-variables',
      'crashed',
      'The server exited with code 1 before it listed its tools: Error: LD_PRELOAD and NODE_OPTIONS and PATH environment variable are required',
    ],
  ])('%s: %s', async (script, reason, detail) => {
    expect(await crawl(script)).toEqual({ status: 'failed', reason, detail });
  });

  test.each(['hangs', 'ignores-sigterm', 'closes-stdout'])('%s: timeout, and nothing is left', async (script) => {
    const marker = `marker-${script}-${process.pid}`;
    const result = await crawl(script, { limits: { sessionMs: 1_500 }, args: [marker] });
    expect(result).toEqual({
      status: 'failed',
      reason: 'timeout',
      detail: 'The server gave no complete list within 1.5 s',
    });
    await vi.waitFor(async () => expect(await processesWith(marker)).toEqual([]), { timeout: 10_000 });
  });
});

describe('servers with flaws that are listed', () => {
  test('bad tools are dropped with reasons, good ones stay', async () => {
    const { tools, dropped } = listingOf(await crawl('one-bad-tool'));
    expect(tools.map((tool) => [tool.name, tool.description])).toEqual([
      ['read_issue', 'Does read_issue'],
      ['close_issue', 'Does close_issue'],
    ]);
    expect(dropped).toEqual([
      { index: 1, name: 'broken', reason: 'inputSchema is not an object' },
      { index: 2, name: null, reason: 'it is not an object' },
      { index: 3, name: 'numbered', reason: 'description is not text' },
      { index: 4, name: null, reason: 'name is not text' },
      { index: 5, name: 'hinted', reason: 'annotations.readOnlyHint is not true or false' },
      { index: 7, name: 'read_issue', reason: 'an earlier tool has the same name' },
    ]);
  });

  test('pages are followed, and null ends them', async () => {
    expect(listingOf(await crawl('two-pages')).tools.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(listingOf(await crawl('null-cursor')).tools.map(({ name }) => name)).toEqual(['read_issue']);
  });

  test('a huge or deeply nested definition costs itself alone', async () => {
    const large = listingOf(await crawl('large-tool'));
    expect(large.tools.map(({ name }) => name)).toEqual(['small']);
    expect(large.dropped).toEqual([{ index: 0, name: 'large', reason: 'its definition is larger than 20000 bytes' }]);
    const deep = listingOf(await crawl('deep-nesting'));
    expect(deep.tools.map(({ name }) => name)).toEqual(['flat']);
    expect(deep.dropped).toEqual([{ index: 0, name: 'deep', reason: 'its definition nests deeper than 64 levels' }]);
  });

  test('a definition of very many values is not even carried out of its session', async () => {
    const { tools, dropped } = listingOf(await crawl('many-values', { limits: { toolBytes: 1_000_000 } }));
    expect(tools.map(({ name }) => name)).toEqual(['narrow']);
    expect(dropped).toEqual([{ index: 0, name: 'broad', reason: 'its definition has more than 20000 values' }]);
  });

  test.each(['answers-others', 'floods-stderr'])('%s: what nobody asked for changes nothing', async (script) => {
    const { tools, notes } = listingOf(await crawl(script));
    expect([tools.map(({ name }) => name), notes]).toEqual([['read_issue'], []]);
  });

  test('a long introduction is cut, a deep one left out', async () => {
    const { serverInfo } = listingOf(await crawl('long-introduction'));
    expect(serverInfo).toEqual({
      name: 'tracker\u{FFFD}',
      version: '7',
      description: 'd'.repeat(20_000),
      instructions: 'i'.repeat(20_000),
    });
  });

  test('an error for an answer is told in one short line', async () => {
    expect(await crawl('list-error')).toEqual({
      status: 'failed',
      reason: 'crashed',
      detail: 'The server answered with error -32000: The list is broken',
    });
  });

  test('hostile names are data; empty and endless ones are dropped', async () => {
    const { tools, dropped } = listingOf(await crawl('hostile-names'));
    expect(tools.map(({ name }) => name)).toEqual([
      '../../etc/passwd',
      'a.b/c',
      'Delete',
      'delete',
      '\u202egnp.exe',
      '<script>alert(1)</script>',
      '__proto__',
      'constructor',
      'line\nbreak',
    ]);
    expect(dropped.map(({ index, reason }) => [index, reason])).toEqual([
      [9, 'name is empty'],
      [10, 'name is empty'],
      [11, 'its name has 5000 characters, more than 512'],
    ]);
  });

  test('text is made well-formed, and __proto__ stays a key', async () => {
    const { tools, notes } = listingOf(await crawl('broken-text'));
    expect(tools[0]?.description).toBe('a\u{FFFD}b\u{FFFD}c');
    expect(Object.keys(tools[0]?.inputSchema ?? {})).toEqual(['__proto__', 'k\u{FFFD}']);
    expect(({} as { x?: number }).x).toBeUndefined();
    expect(notes).toEqual(['Text of 1 tool had NUL or lone surrogates, replaced by U+FFFD.']);
  });

  test('lines of stdout that are no messages are counted', async () => {
    expect(listingOf(await crawl('noisy')).notes).toEqual(['2 lines of stdout were no protocol messages.']);
  });
});

describe('variables', () => {
  test('a server that names what it misses is started again with placeholders', async () => {
    const { provenance } = listingOf(await crawl('needs-variables', { env: { COLOUR: 'blue' } }));
    expect(provenance.placeholders).toEqual(['TRACKER_API_TOKEN', 'TRACKER_URL']);
    expect(provenance.variables).toEqual(['COLOUR']);
  });

  test('three times at most', async () => {
    const restarts: (readonly string[])[] = [];
    const result = await crawlServer(fixture('never-has-enough'), {
      sandbox,
      cacheDir: join(tmpdir(), 'unused'),
      onProgress: (progress) => progress.kind === 'restarting' && restarts.push([...progress.placeholders]),
    });
    expect(restarts).toEqual([['NEEDED_A'], ['NEEDED_A', 'NEEDED_B'], ['NEEDED_A', 'NEEDED_B', 'NEEDED_C']]);
    expect(result).toEqual({
      status: 'failed',
      reason: 'needs-credentials',
      detail:
        'The server exited with code 1 before it listed its tools; it asks for NEEDED_A, NEEDED_B, NEEDED_C, NEEDED_D',
    });
  });
});

describe('isolation', () => {
  beforeAll(() => {
    vi.stubEnv('TOOLRISK_TEST_SECRET', 'of the caller');
  });

  test('nothing of the environment reaches a server', async () => {
    const { tools } = listingOf(await crawl('shows-environment', { env: { GIVEN: 'yes' } }));
    const environment = JSON.parse(tools[0]?.description ?? '{}') as Record<string, string>;
    const own = ['GIVEN', 'HOME', 'LANG', 'PATH', 'TMPDIR', 'TZ'];
    expect(
      Object.keys(environment)
        .filter((name) => name !== 'PWD')
        .toSorted(),
    ).toEqual(own);
  });

  test('home is writable and a folder of its own', async () => {
    const home = listingOf(await crawl('writes-home')).tools[0]?.description ?? '';
    expect(home).toMatch(inSandbox ? /^\/home\/u$/ : /toolrisk-home-/);
  });

  test.runIf(process.platform === 'linux')('no file that the caller has open reaches a server', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'toolrisk-open-'));
    const program = join(import.meta.dirname, '__fixtures__/crawl-with-open-file.ts');
    await writeFile(join(folder, 'secret'), 'of the caller');
    // The shell leaves descriptor 9 open, as `flock 9` in a cron line does.
    const shell = ['-c', 'exec 9<"$0" && exec "$@"', join(folder, 'secret'), process.execPath, program, sandbox.kind];
    const { stdout } = await promisify(execFile)('/bin/sh', shell);
    await rm(folder, { recursive: true });
    expect(JSON.parse(stdout)).toEqual({ hasSecretItself: true, open: expect.not.stringContaining('secret') });
  });

  test.runIf(inSandbox)('the rest of the machine cannot be read, written, filled or signalled', async () => {
    const { tools } = listingOf(await crawl('writes-everywhere'));
    expect(JSON.parse(tools[0]?.description ?? '')).toEqual({
      wrote: [],
      read: [],
      outerEnvironment: '',
      processes: 2,
      shared: 'ENOSPC',
      terminal: 'ENXIO',
      signalled: expect.stringMatching(/^ESRCH|done$/),
    });
  });

  test.runIf(inSandbox)('there is no network, not even to this machine', async () => {
    let connections = 0;
    const host = createServer(() => (connections += 1));
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const address = host.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { tools } = listingOf(await crawl('tries-network', { args: [String(port)] }));
    host.close();
    expect([tools[0]?.description, connections]).toEqual(['ECONNREFUSED', 0]);
  });

  test.runIf(inSandbox)('a detached grandchild does not survive', async () => {
    const marker = `marker-grandchild-${process.pid}`;
    listingOf(await crawl('leaves-grandchild', { args: [marker] }));
    await vi.waitFor(async () => expect(await processesWith(marker)).toEqual([]), { timeout: 10_000 });
  });

  test('aborting ends the server and rejects with the reason', async () => {
    const marker = `marker-abort-${process.pid}`;
    const controller = new AbortController();
    const context = { sandbox, cacheDir: join(tmpdir(), 'unused'), signal: controller.signal };
    const crawling = crawlServer(fixture('hangs', [marker]), context);
    await vi.waitFor(async () => expect(await processesWith(marker)).not.toEqual([]), { timeout: 10_000 });
    controller.abort(new Error('the person pressed Ctrl-C'));
    await expect(crawling).rejects.toThrow('the person pressed Ctrl-C');
    await vi.waitFor(async () => expect(await processesWith(marker)).toEqual([]), { timeout: 10_000 });
  });

  test('without a sandbox a server that is not ours is not started', async () => {
    const absent = { kind: 'absent', problem: 'bubblewrap is not installed', mayRunTrusted: true } as const;
    const result = await crawlServer(fixture('noisy'), { sandbox: absent, cacheDir: join(tmpdir(), 'unused') });
    expect(result).toEqual({ status: 'failed', reason: 'no-sandbox', detail: 'bubblewrap is not installed' });
  });
});

/** Ids of processes that have `marker` among their arguments, seen from outside the sandbox. */
async function processesWith(marker: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((_, index) => lines[index]?.includes(marker));
}
