import type { Classification, Finding } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import type { ListedServer } from '#db/read-servers.ts';
import { PROVENANCE } from '#db/testing/fixtures.ts';
import type { ReadyTool } from '../page-data/ready-tool.ts';

export const AT = new Date('2026-11-21T10:00:00.000Z');

export function classification(more: Partial<Classification> = {}): Classification {
  return {
    category: 'write',
    baselineRisk: 'medium',
    risk: 'medium',
    riskMoves: [{ move: 'start', to: 'medium', because: 'write tools start there', rule: null }],
    facets: [],
    confidence: 0.874,
    needsReview: false,
    reviewReasons: [],
    rationale: 'It creates a record.',
    findings: [],
    rulesetVersion: '1-abc',
    model: null,
    promptVersion: null,
    ...more,
  };
}

export function ready(
  tool: Partial<Tool> & { name: string },
  judged: Partial<Classification> = {},
  slug = tool.name.toLowerCase(),
): ReadyTool {
  return {
    serverId: 1,
    slug,
    tool: { inputSchema: { type: 'object' }, ...tool },
    definitionDigest: 'd1',
    firstSeenAt: AT,
    unchangedSince: AT,
    classification: classification(judged),
  };
}

export function finding(rule: string, evidence: Finding['evidence'], more: Partial<Finding> = {}): Finding {
  return { rule, message: `About ${rule}.`, strength: 'medium', indicates: {}, evidence, ...more };
}

export function listedServer(more: Partial<ListedServer> = {}): ListedServer {
  return {
    id: 1,
    slug: 'crm',
    source: 'npm',
    name: '@acme/crm',
    title: 'Acme CRM',
    description: null,
    reach: 'npm @acme/crm@1.2.0',
    posture: null,
    knownFrom: [{ label: 'npm @acme/crm', isBorneOut: true }],
    firstSeenAt: AT,
    toolsChangedAt: AT,
    unlistedAt: null,
    failingSince: null,
    serverInfo: { name: 'crm', version: '1.2.0' },
    protocolVersion: '2025-11-25',
    provenance: PROVENANCE,
    notes: [],
    dropped: [],
    listedSince: AT,
    toolCount: 1,
    lastFailure: null,
    ...more,
  };
}
