import { classifyServer } from '#classifier/classify.ts';
import type { Classification, ServerContext } from '#classifier/types.ts';
import { type JudgeRow, parseRows } from './judge-rows.ts';

export interface JudgeOptions {
  /** Judge as if the server had sent no annotations. */
  readonly ignoreAnnotations: boolean;
}

/** One line of output: a judged tool, or why its line could not be read. */
export type JudgeLine = JudgedLine | { readonly error: string };

export interface JudgedLine
  extends Pick<
    Classification,
    'category' | 'baselineRisk' | 'risk' | 'confidence' | 'needsReview' | 'facets' | 'rationale' | 'findings'
  > {
  /** As the row named it; null for a row without a server. */
  readonly server: string | null;
  readonly name: string;
}

/**
 * Judges a `tools/list` answer, an array of tools, or JSON lines, without network or database. Lines come out in input
 * order, unreadable ones as `{ error }`; `failed` counts those. Rows of one server are siblings wherever they stand, and
 * rows without a server are all of one nameless server.
 */
export function judgeText(text: string, options: JudgeOptions): { lines: JudgeLine[]; failed: number } {
  const rows = parseRows(text);
  const lines: JudgeLine[] = new Array(rows.length);
  let failed = 0;
  for (const [at, row] of rows.entries()) {
    if (!('error' in row)) continue;
    lines[at] = row;
    failed += 1;
  }
  for (const group of groupByServer(rows)) judgeServer(group, options, lines);
  return { lines, failed };
}

interface ServerGroup {
  /** The first description that a row of the server gives counts for all. */
  server: ServerContext;
  readonly isNameless: boolean;
  readonly rows: { readonly at: number; readonly row: JudgeRow }[];
}

function groupByServer(rows: readonly (JudgeRow | { error: string })[]): Iterable<ServerGroup> {
  const groups = new Map<string | null, ServerGroup>();
  for (const [at, row] of rows.entries()) {
    if ('error' in row) continue;
    const key = row.server?.name ?? null;
    let group = groups.get(key);
    if (group === undefined) {
      group = { server: row.server ?? { name: '' }, isNameless: key === null, rows: [] };
      groups.set(key, group);
    } else if (group.server.description === undefined && row.server !== null) group.server = row.server;
    group.rows.push({ at, row });
  }
  return groups.values();
}

function judgeServer(group: ServerGroup, options: JudgeOptions, lines: JudgeLine[]): void {
  const tools = group.rows.map(({ row }) => (options.ignoreAnnotations ? withoutAnnotations(row) : row.tool));
  const judged = classifyServer(group.server, tools);
  for (const [index, { at, row }] of group.rows.entries()) {
    const one = judged[index];
    if (one !== undefined) lines[at] = toLine(group.isNameless ? null : group.server.name, row.tool.name, one);
  }
}

function withoutAnnotations(row: JudgeRow): JudgeRow['tool'] {
  const { annotations: _, ...tool } = row.tool;
  return tool;
}

function toLine(server: string | null, name: string, one: Classification): JudgedLine {
  const { category, baselineRisk, risk, confidence, needsReview, facets, rationale, findings } = one;
  return { server, name, category, baselineRisk, risk, confidence, needsReview, facets, rationale, findings };
}
