import { compareRisk, RISK_LEVELS, type RiskLevel } from '#classifier/taxonomy.ts';
import { clientTitle } from '#pipeline/scan/clients.ts';
import { listed, shown } from '#pipeline/scan/shown.ts';
import type { ScannedServer, ScanResult } from '#pipeline/scan/types.ts';
import { type Paint, paintLevel } from './colours.ts';
import { inColumns } from './columns.ts';
import { findingsText } from './print-findings.ts';
import type { PathView } from './shown-path.ts';
import { toolTable } from './tool-table.ts';

export interface ScanView {
  readonly paint: Paint;
  readonly width: number;
  /** Every tool and finding. */
  readonly isWhole: boolean;
  readonly paths: PathView;
}

/** A scan for people: the servers with their tools, the findings, and what it comes to. Ends with a line break. */
export function scanText(result: ScanResult, view: ScanView): string {
  const parts = [
    ...result.servers.toSorted(byWorst).map((server) => serverText(server, view)),
    ...(result.findings.length === 0 ? [] : [heading('Findings', view.paint), findingsText(result.findings, view)]),
    summaryText(result, view),
  ];
  return `${parts.join('\n\n')}\n`;
}

function serverText(server: ScannedServer, view: ScanView): string {
  const { paint, width } = view;
  const clients = listed([...new Set(server.places.map(({ client, name }) => clientName(client, name, server)))], 4);
  const version =
    server.version === null || server.reach?.endsWith(`@${server.version}`) ? '' : ` (${shown(server.version)})`;
  const about = [server.reach === null ? '' : `${shown(server.reach, 80)}${version}`, clients]
    .filter(Boolean)
    .join(' · ');
  const head = inColumns([[paint.bold(shown(server.name))], [paint.dim(about)]], [width]);
  if (server.status === 'listed') return `${head}\n${toolTable(server, view)}`;
  const why =
    server.status === 'disabled' ? 'switched off in every client, so not looked at' : `not listed: ${server.reason}`;
  return `${head}\n${server.status === 'disabled' ? paint.dim(why) : paintLevel(paint, 'unknown', why)}`;
}

/** A client calls some servers otherwise than the first one does. */
function clientName(client: string | null, name: string, server: ScannedServer): string {
  const title = client === null ? 'saved answer' : clientTitle(client);
  return name === server.name || server.name.startsWith(`${name} (`) ? title : `${title} as ${shown(name)}`;
}

function byWorst(left: ScannedServer, right: ScannedServer): number {
  return worst(right) - worst(left);
}

/** For sorting: listed servers by their riskiest tool, then those not listed, then those switched off. */
function worst({ status, tools }: ScannedServer): number {
  if (status !== 'listed') return status === 'disabled' ? -2 : -1;
  const top = tools
    .map((tool) => tool.risk)
    .toSorted(compareRisk)
    .at(-1);
  return top === undefined ? 0 : RISK_LEVELS.filter((level) => compareRisk(level, top) <= 0).length;
}

function heading(text: string, paint: Paint): string {
  return paint.bold(paint.underline(text));
}

function summaryText({ counts, findings, servers }: ScanResult, { paint, width }: ScanView): string {
  const { listed: seen, 'not-listed': unseen, disabled } = counts.servers;
  const states = [
    `${seen} listed`,
    unseen > 0 ? `${unseen} not listed` : '',
    disabled > 0 ? `${disabled} switched off` : '',
  ];
  const rows = [
    ['Servers', `${servers.length}: ${states.filter(Boolean).join(', ')}`],
    ['Tools', levelsText(counts.tools, paint)],
    ['Findings', findings.length === 0 ? 'none' : levelsText(counts.findings, paint)],
  ];
  return inColumns(rows, ['Findings'.length, width - 'Findings'.length - 2]);
}

/** `57: 2 critical, 9 high, 3 unknown, 20 medium, 23 low` */
function levelsText(counts: Readonly<Record<RiskLevel, number>>, paint: Paint): string {
  const levels = RISK_LEVELS.toSorted((left, right) => compareRisk(right, left)).filter((level) => counts[level] > 0);
  const total = levels.reduce((sum, level) => sum + counts[level], 0);
  if (total === 0) return '0';
  const words = levels.map((level) => paintLevel(paint, level, `${counts[level].toLocaleString('en')} ${level}`));
  return `${total.toLocaleString('en')}: ${words.join(', ')}`;
}
