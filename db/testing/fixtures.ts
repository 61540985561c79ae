import type { Comparers } from '#crawler/drift/types.ts';
import type { CrawlResult, ListingProvenance, ServerRef, Tool, ToolListing } from '#crawler/types.ts';
import type { CrawlAttempt } from '../save-crawl-result.ts';

export const PROVENANCE: ListingProvenance = {
  resolvedVersion: '1.2.0',
  integrity: 'sha512-abc',
  lockDigest: null,
  nodeVersion: 'v24.1.0',
  args: [],
  variables: [],
  placeholders: [],
  configFingerprint: '00',
  sandbox: 'bwrap',
};

export function ref(name: string, more: Partial<ServerRef> = {}): ServerRef {
  return { source: 'npm', name, reach: { kind: 'npm', package: name, version: '1.2.0', args: [], env: {} }, ...more };
}

export function tool(name: string, description = `About ${name.slice(0, 20)}`): Tool {
  return { name, description, inputSchema: { type: 'object' } };
}

export function listing(tools: readonly Tool[], more: Partial<ToolListing> = {}): ToolListing {
  return {
    serverInfo: { name: 'Mail', version: '1' },
    protocolVersion: '2025-11-25',
    tools,
    dropped: [],
    notes: [],
    provenance: PROVENANCE,
    ...more,
  };
}

export function attempt(
  server: ServerRef,
  result: CrawlResult | readonly Tool[],
  more: Partial<CrawlAttempt> = {},
): CrawlAttempt {
  return {
    ref: server,
    crawlKey: 'key-1',
    startedAt: new Date('2026-11-21T10:00:00.000Z'),
    finishedAt: new Date('2026-11-21T10:00:01.500Z'),
    result: isTools(result) ? { status: 'listed', listing: listing(result) } : result,
    isSettled: true,
    compare: NOTHING_CHANGES,
    ...more,
  };
}

/** For tests that are not about history. */
const NOTHING_CHANGES: Comparers = { listings: () => [], identity: () => [] };

function isTools(result: CrawlResult | readonly Tool[]): result is readonly Tool[] {
  return Array.isArray(result);
}
