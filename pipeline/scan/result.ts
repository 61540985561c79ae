import type { RiskLevel } from '#classifier/taxonomy.ts';
import { RISK_LEVELS } from '#classifier/taxonomy.ts';
import { definitionDigest } from '#db/digests.ts';
import { agentsOf } from './agents.ts';
import { findFindings } from './find-findings.ts';
import type {
  ScanCounts,
  ScanFinding,
  ScannedConfig,
  ScannedServer,
  ScannedTool,
  ScanResult,
  SceneServer,
  SceneTool,
} from './types.ts';

/** Puts together what a scan found out. Pure. */
export function scanResult(
  mode: ScanResult['mode'],
  sandbox: ScanResult['sandbox'],
  configs: readonly ScannedConfig[],
  scene: readonly SceneServer[],
  titleOf: (client: string) => string,
): ScanResult {
  const findings = findFindings({ configs, servers: scene, agents: agentsOf(scene, titleOf) });
  const servers = scene.map(scannedServer);
  return { version: 1, mode, sandbox, configs, servers, findings, counts: count(servers, findings) };
}

function scannedServer(server: SceneServer): ScannedServer {
  const { name, places, ref, reach, answer } = server;
  const isListed = answer.status === 'listed';
  const isRefused = answer.status === 'not-listed';
  return {
    name,
    places,
    reach,
    kind: ref?.reach.kind ?? null,
    status: answer.status,
    reason: isRefused ? answer.reason : null,
    detail: isRefused ? answer.detail : null,
    version: isListed ? answer.listing.provenance.resolvedVersion : null,
    tools: isListed ? answer.tools.map(scannedTool) : [],
    dropped: isListed ? answer.listing.dropped.length : 0,
  };
}

function scannedTool({ tool, classification }: SceneTool): ScannedTool {
  const { category, risk, confidence, needsReview, facets, rationale } = classification;
  return {
    name: tool.name,
    category,
    risk,
    confidence,
    needsReview,
    facets,
    rationale,
    digest: definitionDigest(tool),
  };
}

function count(servers: readonly ScannedServer[], findings: readonly ScanFinding[]): ScanCounts {
  const states = { listed: 0, 'not-listed': 0, disabled: 0 };
  for (const { status } of servers) states[status]++;
  return {
    servers: states,
    tools: byRisk(servers.flatMap(({ tools }) => tools.map(({ risk }) => risk))),
    findings: byRisk(findings.map(({ level }) => level)),
  };
}

function byRisk(levels: readonly RiskLevel[]): Record<RiskLevel, number> {
  const counts = { low: 0, medium: 0, high: 0, critical: 0, unknown: 0 } satisfies Record<RiskLevel, number>;
  for (const level of RISK_LEVELS) counts[level] = levels.filter((one) => one === level).length;
  return counts;
}
