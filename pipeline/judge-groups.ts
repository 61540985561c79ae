import type { Classification, ServerContext } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import type { JudgedLine, JudgeOptions } from './judge.ts';
import type { JudgeRow, RowResult } from './judge-rows.ts';

/** The rows of one server, wherever they stood in the input. */
export interface ServerGroup {
  /** The first description that a row of the server gives counts for all. */
  server: ServerContext;
  readonly isNameless: boolean;
  readonly rows: { readonly at: number; readonly row: JudgeRow }[];
}

/** Groups in the order of their first rows; unreadable rows are in none. */
export function groupByServer(rows: readonly RowResult[]): ServerGroup[] {
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
  return [...groups.values()];
}

/** The group's tools as they are judged. */
export function toolsOf(group: ServerGroup, options: JudgeOptions): Tool[] {
  return group.rows.map(({ row }) => (options.ignoreAnnotations ? withoutAnnotations(row.tool) : row.tool));
}

function withoutAnnotations({ annotations: _, ...tool }: Tool): Tool {
  return tool;
}

/** The line of output for a judged tool of the group. */
export function lineOf(group: ServerGroup, name: string, judged: Classification): JudgedLine {
  const { category, baselineRisk, risk, confidence, needsReview, facets, rationale, findings } = judged;
  const server = group.isNameless ? null : group.server.name;
  return { server, name, category, baselineRisk, risk, confidence, needsReview, facets, rationale, findings };
}
