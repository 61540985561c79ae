import { expect, test } from 'vitest';
import { tryWays } from './try-ways.ts';
import type { CrawlFailureReason, CrawlResult, ServerReach, ToolListing } from './types.ts';

const NPM: ServerReach = { kind: 'npm', package: 'mail', version: '1.0.0', args: [], env: {} };
const REMOTE: ServerReach = { kind: 'remote', url: 'https://mail.example/mcp', transport: 'auto', headers: {} };
const IMAGE: ServerReach = {
  kind: 'foreign',
  packageType: 'oci',
  identifier: 'mail',
  version: '',
  args: [],
  env: {},
};

const LISTING: ToolListing = {
  serverInfo: null,
  protocolVersion: null,
  tools: [{ name: 'send', inputSchema: {} }],
  dropped: [],
  notes: [],
  provenance: {
    resolvedVersion: null,
    integrity: null,
    lockDigest: null,
    nodeVersion: null,
    args: [],
    variables: [],
    placeholders: [],
    configFingerprint: '00',
    sandbox: 'not-run',
  },
};

function failure(reason: CrawlFailureReason, more: object = {}): CrawlResult {
  return { status: 'failed', reason, detail: `because ${reason}`, ...more };
}

async function crawl(answers: Partial<Record<ServerReach['kind'], CrawlResult>>, ways = [NPM, REMOTE]) {
  const asked: string[] = [];
  const result = await tryWays(ways, async (way) => {
    asked.push(way.kind);
    return answers[way.kind] ?? failure('crashed');
  });
  return { asked, result };
}

test('a server with one way is listed as it answered', async () => {
  const { result } = await crawl({ npm: { status: 'listed', listing: LISTING } }, [NPM]);
  expect(result).toEqual({ status: 'listed', listing: LISTING });
});

test('the first way that lists is the last one asked, and is named', async () => {
  const { asked, result } = await crawl(
    { npm: failure('needs-credentials'), remote: { status: 'listed', listing: LISTING } },
    [NPM, REMOTE, IMAGE],
  );
  expect(asked).toEqual(['npm', 'remote']);
  expect(result).toMatchObject({ status: 'listed', listing: { provenance: { reachKind: 'remote' } } });
});

test.each([
  ['no-tools', ['npm']],
  ['too-large', ['npm']],
  ['crashed', ['npm', 'remote']],
  ['no-sandbox', ['npm', 'remote']],
] as const)('%s: asked are %s', async (reason, expected) => {
  const { asked } = await crawl({ npm: failure(reason) });
  expect(asked).toEqual(expected);
});

test('of several failures the one a person can act on is told', async () => {
  const { result } = await crawl({ npm: failure('no-runtime'), remote: failure('needs-oauth') });
  expect(result).toEqual({ status: 'failed', reason: 'needs-oauth', detail: 'because needs-oauth' });
});

test('an attempt that may end otherwise next time is not held for good', async () => {
  expect((await crawl({ npm: failure('needs-credentials'), remote: failure('timeout') })).result).toEqual({
    status: 'failed',
    reason: 'needs-credentials',
    detail: 'because needs-credentials',
    mayPass: true,
  });
});
