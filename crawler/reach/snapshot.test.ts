import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrawlContext } from '../context.ts';
import { SNAPSHOT_REACH } from './snapshot.ts';

const CONTEXT: CrawlContext = {
  sandbox: { kind: 'absent', problem: 'a snapshot needs none', mayRunTrusted: false },
  cacheDir: join(tmpdir(), 'unused'),
  limits: { answerBytes: 2_000, tools: 3 },
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-snapshot-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function crawlText(text: string) {
  const file = join(folder, 'crm.json');
  await writeFile(file, text);
  return SNAPSHOT_REACH.crawl({ kind: 'snapshot', file }, CONTEXT);
}

describe('a saved answer', () => {
  test('a whole JSON-RPC answer: kept fields, dropped tools, and where it came from', async () => {
    const file = join(import.meta.dirname, '__fixtures__/answer.json');
    const close = {
      name: 'close_ticket',
      title: 'Close',
      description: 'Closes a ticket',
      inputSchema: { type: 'object' },
      annotations: { destructiveHint: false },
    };
    expect(await SNAPSHOT_REACH.crawl({ kind: 'snapshot', file }, CONTEXT)).toEqual({
      status: 'listed',
      listing: {
        serverInfo: null,
        protocolVersion: null,
        tools: [close],
        dropped: [{ index: 1, name: 'broken', reason: 'inputSchema is not an object' }],
        notes: [],
        provenance: {
          resolvedVersion: null,
          integrity: null,
          lockDigest: null,
          nodeVersion: null,
          args: [],
          variables: [],
          placeholders: [],
          configFingerprint: '5ae1625b488b3935122d8dd627fe575b388a5aa360378fa4407aad08baaed1e2',
          sandbox: 'not-run',
        },
      },
    });
  });

  test.each([
    ['a result', '{"tools":[{"name":"close_ticket","inputSchema":{}}]}'],
    ['an array', '[{"name":"close_ticket","inputSchema":{}}]'],
  ])('%s', async (_, text) => {
    expect(await crawlText(text)).toMatchObject({ status: 'listed', listing: { tools: [{ name: 'close_ticket' }] } });
  });

  test.each([
    ['no JSON', 'tools: none', 'bad-protocol', 'is not a tools/list answer: it needs {"tools": […]}'],
    ['another shape', '{"tool":[]}', 'bad-protocol', 'is not a tools/list answer: it needs {"tools": […]}'],
    ['an empty list', '{"tools":[]}', 'no-tools', 'lists no tools'],
    ['nothing readable', '[null]', 'bad-protocol', 'none of its 1 tools could be read; the first: it is not an object'],
    ['too many', '[1,2,3,4]', 'too-large', 'lists more than 3 tools'],
    ['too many bytes', `["${'x'.repeat(2_000)}"]`, 'too-large', 'larger than 2000 bytes'],
  ])('%s is a failure', async (_, text, reason, detail) => {
    expect(await crawlText(text)).toMatchObject({ status: 'failed', reason, detail: expect.stringContaining(detail) });
  });

  test('a missing file is not found', async () => {
    const file = join(folder, 'missing.json');
    const result = await SNAPSHOT_REACH.crawl({ kind: 'snapshot', file }, CONTEXT);
    expect(result).toEqual({ status: 'failed', reason: 'not-found', detail: `${file}: no such file` });
  });
});
