import {
  CATEGORIES,
  type Category,
  compareCategory,
  compareRisk,
  RISK_LEVELS,
  type RiskLevel,
} from '#classifier/taxonomy.ts';
import type { Count } from './types.ts';

interface Counted {
  readonly category: Category;
  readonly risk: RiskLevel;
}

/** In the taxonomy's order, without the empty ones. */
export function countByCategory(rows: readonly Counted[]): Count<Category>[] {
  return counts(
    CATEGORIES,
    rows.map((row) => row.category),
  );
}

export function countByRisk(rows: readonly Counted[]): Count<RiskLevel>[] {
  return counts(
    RISK_LEVELS,
    rows.map((row) => row.risk),
  );
}

/** Most severe first; for `toSorted`, which keeps the server's order among equals. */
export function mostSevereFirst(left: Counted, right: Counted): number {
  return compareRisk(right.risk, left.risk) || compareCategory(right.category, left.category);
}

function counts<T extends string>(keys: readonly T[], values: readonly T[]): Count<T>[] {
  return keys
    .map((key) => ({ key, count: values.filter((value) => value === key).length }))
    .filter(({ count }) => count > 0);
}
