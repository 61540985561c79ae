import { type Agreement, agreementOf } from './agreement.ts';
import type { Pair } from './classes.ts';
import type { GoldRow } from './gold-rows.ts';

/** The second annotator and the classifier against the first annotator, over the same rows: what people reach is the ceiling. */
export interface AnnotatorReport {
  readonly category: Comparison;
  /** Null where no row states both risks. */
  readonly risk: Comparison | null;
}

export interface Comparison {
  readonly second: Agreement;
  readonly classifier: Agreement;
}

/** Over the rows with a second label, sure or not: on the sure ones the two agree by definition. Null where there are none. */
export function annotatorReport(rows: readonly GoldRow[]): AnnotatorReport | null {
  const category = compare(
    rows.map(({ category: truth, scored }) => ({
      truth,
      second: scored.row.truth.category2,
      label: scored.answer.category,
    })),
  );
  if (category === null) return null;
  const risk = compare(
    rows.map(({ risk: truth, scored }) => ({ truth, second: scored.row.truth.risk2, label: scored.answer.risk })),
  );
  return { category, risk };
}

interface Labels {
  readonly truth: string | null;
  readonly second: string | null;
  readonly label: string;
}

function compare(rows: readonly Labels[]): Comparison | null {
  const second: Pair<string, string>[] = [];
  const classifier: Pair<string, string>[] = [];
  for (const row of rows) {
    if (row.truth === null || row.second === null) continue;
    second.push({ truth: row.truth, label: row.second });
    classifier.push({ truth: row.truth, label: row.label });
  }
  return second.length === 0 ? null : { second: agreementOf(second), classifier: agreementOf(classifier) };
}
