import { goldRows, isCategoryRight, isDangerous } from './gold-rows.ts';
import type { Grouping } from './groupings.ts';
import { languageOf } from './language.ts';
import { type Share, shareOf } from './share.ts';
import { agreesWithHint } from './tool-results.ts';
import type { ScoredRow } from './types.ts';

/** The headlines of one group of rows; shares over no rows where the group has none of that kind. */
export interface GroupScore {
  readonly name: string;
  readonly rows: number;
  /** Over its sure rows with a category, as are risk and calledRead. */
  readonly category: Share;
  readonly risk: Share;
  /** Of the sure rows of the group, those that change something and are called read. */
  readonly calledRead: Share;
  /** Over its rows with a `readOnlyHint`. */
  readonly hints: Share;
}

/** One entry per group, the largest first, then by name. */
export function groupReport(scored: readonly ScoredRow[], by: Grouping): GroupScore[] {
  const groups = Map.groupBy(scored, GROUP_OF[by]);
  return [...groups].map(([name, rows]) => scoreGroup(name, rows)).sort(compareGroups);
}

const GROUP_OF = {
  server: ({ row }) => row.server?.name ?? '(no server)',
  language: ({ row }) => languageOf(row.tool.description ?? ''),
  category: ({ row }) => row.truth.category ?? '(not labelled)',
  file: ({ row }) => row.file,
} as const satisfies Record<Grouping, (one: ScoredRow) => string>;

function scoreGroup(name: string, rows: readonly ScoredRow[]): GroupScore {
  const sure = goldRows(rows).filter((row) => row.isSure);
  const hinted = rows.filter(({ row }) => row.truth.isReadOnly !== null);
  return {
    name,
    rows: rows.length,
    category: shareOf(sure, isCategoryRight),
    risk: shareOf(
      sure.filter((row) => row.risk !== null),
      (row) => row.risk === row.scored.answer.risk,
    ),
    calledRead: shareOf(sure, isDangerous),
    hints: shareOf(hinted, ({ row, answer }) => agreesWithHint(row.truth.isReadOnly === true, answer.category)),
  };
}

function compareGroups(left: GroupScore, right: GroupScore): number {
  return right.rows - left.rows || (left.name < right.name ? -1 : 1);
}
