import type { ScanResult } from '#pipeline/scan/types.ts';
import type { ScanCommandFlags } from '../commands/scan.ts';
import type { Paint } from './colours.ts';

/** The last lines of a scan: commands that work after it, and only what was not asked for already. */
export function hintsAfter(
  { counts, servers }: ScanResult,
  flags: ScanCommandFlags,
  paint: Paint,
  width: number,
): string[] {
  if (counts.servers.listed === 0) return [];
  const isShort = servers.some((server) => server.tools.length > 3) && !flags.all;
  const hints = [
    ...(isShort ? [['Every tool and finding:', 'toolrisk scan --all']] : []),
    ...(flags.policy === undefined ? [['A policy for each server:', 'toolrisk scan --policy policies/']] : []),
    ['Notice when a tool changes:', 'toolrisk lock && toolrisk check'],
  ];
  return hints.map(([what = '', command = '']) => {
    const isWide = width >= LABEL + command.length + 1;
    return isWide ? `${what.padEnd(LABEL)} ${paint.bold(command)}` : `${what}\n  ${paint.bold(command)}`;
  });
}

const LABEL = 'Notice when a tool changes:'.length;
