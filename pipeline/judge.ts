import { classifyServer } from '#classifier/classify.ts';
import type { Classification, ServerContext } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { groupByServer, lineOf, type ServerGroup, toolsOf } from './judge-groups.ts';
import { parseRows } from './judge-rows.ts';

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

/** The tools of one server as they were judged, and which lines they come out as. */
export interface JudgedServer {
  readonly server: ServerContext;
  readonly tools: readonly Tool[];
  /** One per tool, by the rules. */
  readonly judged: readonly Classification[];
  /** Puts another judgement of a tool in its line's place; `extra` are further keys of the line. */
  readonly replace: (index: number, judgement: Classification, extra: object) => void;
}

/**
 * Judges a `tools/list` answer, an array of tools, or JSON lines, without network or database. Lines come out in input
 * order, unreadable ones as `{ error }`; `failed` counts those. Rows of one server are siblings wherever they stand, and
 * rows without a server are all of one nameless server. `onServer` sees each server's judgements, for whoever wants to ask further.
 */
export function judgeText(
  text: string,
  options: JudgeOptions,
  onServer?: (judged: JudgedServer) => void,
): { lines: JudgeLine[]; failed: number } {
  const rows = parseRows(text);
  const lines: JudgeLine[] = new Array(rows.length);
  let failed = 0;
  for (const [at, row] of rows.entries()) {
    if (!('error' in row)) continue;
    lines[at] = row;
    failed += 1;
  }
  for (const group of groupByServer(rows)) judgeServer(group, options, lines, onServer);
  return { lines, failed };
}

function judgeServer(
  group: ServerGroup,
  options: JudgeOptions,
  lines: JudgeLine[],
  onServer?: (judged: JudgedServer) => void,
): void {
  const tools = toolsOf(group, options);
  const judged = classifyServer(group.server, tools);
  const put = (index: number, one: Classification | undefined, extra?: object) => {
    const place = group.rows[index];
    if (place === undefined || one === undefined) return;
    const line = lineOf(group, place.row.tool.name, one);
    lines[place.at] = extra === undefined ? line : { ...line, ...extra };
  };
  for (const index of tools.keys()) put(index, judged[index]);
  onServer?.({ server: group.server, tools, judged, replace: put });
}
