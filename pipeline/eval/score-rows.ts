import { leadingFinding } from '#classifier/evaluate.ts';
import type { Classification, ClassifyServer, Finding, ServerContext } from '#classifier/types.ts';
import { oneLine } from '../page-data/shown-text.ts';
import type { Answer, LabelledRow, ScoredRow } from './types.ts';

/** The rows of one server in one file: each other's siblings. */
export interface ServerRows {
  readonly server: ServerContext;
  readonly rows: readonly LabelledRow[];
}

/** Asks the classifier about every row. The answers stand in the order of the rows. */
export function scoreRows(rows: readonly LabelledRow[], classify: ClassifyServer): ScoredRow[] {
  const answers = new Map<LabelledRow, Answer>();
  for (const group of groupRows(rows)) {
    const judged = classifyRows(group, classify);
    for (const [index, row] of group.rows.entries()) {
      const one = judged[index];
      if (one !== undefined) answers.set(row, answerOf(one));
    }
  }
  return rows.flatMap((row) => {
    const answer = answers.get(row);
    return answer === undefined ? [] : [{ row, answer }];
  });
}

export function classifyRows(group: ServerRows, classify: ClassifyServer): Classification[] {
  return classify(
    group.server,
    group.rows.map((row) => row.tool),
  );
}

/** As `judge` groups them: rows without a server are of one nameless server, the first description given counts for all. */
export function groupRows(rows: readonly LabelledRow[]): ServerRows[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.file, row.server?.name ?? null]));
  return [...groups.values()].map((members) => ({ server: serverOf(members), rows: members }));
}

function serverOf(rows: readonly LabelledRow[]): ServerContext {
  const described = rows.find((row) => row.server?.description !== undefined) ?? rows[0];
  return described?.server ?? { name: '' };
}

function answerOf(one: Classification): Answer {
  const { category, risk, confidence, needsReview, facets, findings } = one;
  const because = leadingFinding(findings)?.message ?? null;
  return { category, risk, confidence, needsReview, facets, because, warning: warningOf(findings) };
}

function warningOf(findings: readonly Finding[]): string | null {
  const found =
    findings.find((one) => one.indicates.facet === 'hidden-instructions') ??
    findings.find((one) => one.indicates.facet === 'steers-the-model');
  if (found === undefined) return null;
  const [evidence] = found.evidence;
  return evidence === undefined ? found.message : `${found.message} “${oneLine(evidence.text, MAX_QUOTE)}”`;
}

/** What is marked may be the whole of a long text. */
const MAX_QUOTE = 120;
