import type { ScanResult } from '#pipeline/scan/types.ts';
import type { ScanCommandFlags } from '../commands/scan.ts';
import type { Paint } from './colours.ts';

/** The last lines of a scan: commands that work after it, and only what was not asked for already. */
export function hintsAfter({ counts, servers }: ScanResult, flags: ScanCommandFlags, paint: Paint): string[] {
  if (counts.servers.listed === 0) return [];
  const hasLow = servers.some((server) => server.tools.length > 3);
  return [
    ...(flags.all || !hasLow ? [] : [`Every tool and finding:      ${paint.bold('toolrisk scan --all')}`]),
    ...(flags.policy === undefined
      ? [`A policy for each server:    ${paint.bold('toolrisk scan --policy policies/')}`]
      : []),
    `Notice when a tool changes:  ${paint.bold('toolrisk lock')}, then ${paint.bold('toolrisk check')}`,
  ];
}
