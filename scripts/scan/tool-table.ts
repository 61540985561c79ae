import { compareRisk, FACET_TEXT, type RiskLevel } from '#classifier/taxonomy.ts';
import { shown } from '#pipeline/scan/shown.ts';
import type { ScannedServer, ScannedTool } from '#pipeline/scan/types.ts';
import { type Paint, paintLevel } from './colours.ts';
import { inColumns } from './columns.ts';

export interface TableView {
  readonly paint: Paint;
  /** Cells of the terminal. */
  readonly width: number;
  /** Every tool instead of the riskiest. */
  readonly isWhole: boolean;
}

/** Rows of one server unless all are asked for: more than a screen is not read. */
const MAX_ROWS = 15;
/** Below this a table of four columns is all breaks. */
const NARROW = 64;

/** The tools of one server by risk, the worst first. Low ones are counted, unless all are asked for or there is nothing else. */
export function toolTable(server: ScannedServer, { paint, width, isWhole }: TableView): string {
  const sorted = server.tools.toSorted((left, right) => compareRisk(right.risk, left.risk));
  const worth = isWhole ? sorted : worthARow(sorted);
  const rest = restLine(sorted.slice(worth.length));
  const narrow = width < NARROW;
  const rows = worth.map((tool) => (narrow ? narrowRow(tool, paint) : wideRow(tool, paint)));
  const widths = narrow ? [RISK, width - RISK - 2] : wideWidths(width, longestName(worth));
  return [inColumns(rows, widths), rest === '' ? '' : `${' '.repeat(RISK + 2)}${paint.dim(rest)}`]
    .filter(Boolean)
    .join('\n');
}

function worthARow(sorted: readonly ScannedTool[]): readonly ScannedTool[] {
  const above = sorted.filter((tool) => tool.risk !== 'low');
  // One line of rest saves nothing where it stands for one tool.
  if (sorted.length <= FEW) return sorted;
  return above.slice(0, MAX_ROWS);
}

const FEW = 3;
const RISK = 'critical'.length;
const CATEGORY = 'destructive'.length;

/** Names get what they need, and what stands beside them at least enough for its longest word. */
function wideWidths(width: number, longest: number): number[] {
  const left = width - RISK - CATEGORY - 6;
  const tool = Math.min(Math.max(longest, MIN_NAME), left - MIN_FACETS);
  return [RISK, tool, CATEGORY, left - tool];
}

const MIN_NAME = 16;
/** `hidden instructions,` */
const MIN_FACETS = 20;

const longestName = (tools: readonly ScannedTool[]): number =>
  Math.max(0, ...tools.map((tool) => [...shown(tool.name)].length));

function wideRow(tool: ScannedTool, paint: Paint): string[] {
  return [paintLevel(paint, tool.risk), shown(tool.name), tool.category, facetWords(tool)];
}

function narrowRow(tool: ScannedTool, paint: Paint): string[] {
  const facets = facetWords(tool);
  return [paintLevel(paint, tool.risk), `${shown(tool.name)}\n${tool.category}${facets === '' ? '' : `: ${facets}`}`];
}

const facetWords = ({ facets }: ScannedTool): string => facets.map((facet) => FACET_TEXT[facet].label).join(', ');

/** `and 12 more: 2 medium, 10 low` */
function restLine(rest: readonly ScannedTool[]): string {
  if (rest.length === 0) return '';
  const counts = new Map<RiskLevel, number>();
  for (const { risk } of rest) counts.set(risk, (counts.get(risk) ?? 0) + 1);
  const words = [...counts].map(([risk, number]) => `${number.toLocaleString('en')} ${risk}`);
  return counts.size === 1
    ? `and ${words.join('')}`
    : `and ${rest.length.toLocaleString('en')} more: ${words.join(', ')}`;
}
