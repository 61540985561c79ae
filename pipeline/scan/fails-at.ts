import { compareRisk, type RiskLevel } from '#classifier/taxonomy.ts';
import type { ScanResult } from './types.ts';

/** Levels that `--fail-on` takes. */
export const FAIL_LEVELS = ['low', 'medium', 'high', 'critical'] as const satisfies readonly RiskLevel[];
export type FailLevel = (typeof FAIL_LEVELS)[number];

/** What is at a level or above. */
export interface Failing {
  readonly tools: number;
  readonly findings: number;
  /** Tools and findings of unknown level that do not count at this level: to be said, never passed over. */
  readonly uncountedUnknown: number;
}

/**
 * Counts what makes a scan fail. `unknown` is between medium and high by the taxonomy: it fails a scan that lets nothing above low pass, and one
 * that lets only low pass; at high it does not, because a claim of harm is what that asks for, and a gate that fails for every server that needs a
 * login is switched off. `--strict` is the gate for those who want to have seen everything.
 */
export function failsAt(result: ScanResult, level: FailLevel): Failing {
  const isAt = (one: RiskLevel) => compareRisk(one, level) >= 0;
  const tools = result.servers.flatMap((server) => server.tools.map((tool) => tool.risk));
  const findings = result.findings.map((finding) => finding.level);
  return {
    tools: tools.filter(isAt).length,
    findings: findings.filter(isAt).length,
    uncountedUnknown: isAt('unknown') ? 0 : [...tools, ...findings].filter((one) => one === 'unknown').length,
  };
}
