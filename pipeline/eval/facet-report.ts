import { FACETS, type Facet } from '#classifier/taxonomy.ts';
import { type ClassScore, ratios } from './classes.ts';
import type { ScoredRow } from './types.ts';

/** Precision and recall of every facet over the rows that state their facets; null where none does. */
export function facetReport(scored: readonly ScoredRow[]): ClassScore<Facet>[] | null {
  const rows = scored.flatMap(({ row, answer }) =>
    row.truth.facets === null ? [] : [{ truth: row.truth.facets, label: answer.facets }],
  );
  if (rows.length === 0) return null;
  return FACETS.map((facet) => {
    const support = rows.filter((row) => row.truth.includes(facet)).length;
    const called = rows.filter((row) => row.label.includes(facet)).length;
    const right = rows.filter((row) => row.truth.includes(facet) && row.label.includes(facet)).length;
    return { label: facet, support, called, ...ratios(right, support, called) };
  });
}
