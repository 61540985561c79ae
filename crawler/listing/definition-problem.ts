import type { CrawlLimits } from '../limits.ts';
import { isDeeperThan } from '../session/depth.ts';

type Limits = Pick<CrawlLimits, 'depth' | 'toolValues' | 'toolBytes'>;

/** What keeping a definition costs: nothing for one that is too much. */
export interface DefinitionCost {
  /** Why it is too much to be kept, completing "dropped because …"; null for one within the limits. */
  readonly problem: string | null;
  readonly values: number;
  /** As JSON in UTF-8. */
  readonly bytes: number;
}

export function definitionCost(value: unknown, limits: Limits): DefinitionCost {
  if (isDeeperThan(value, limits.depth)) return tooMuch(`its definition nests deeper than ${limits.depth} levels`);
  const values = countValues(value, limits.toolValues);
  if (values > limits.toolValues) return tooMuch(`its definition has more than ${limits.toolValues} values`);
  // The depth is bounded by now: writing JSON is recursive.
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '');
  if (bytes > limits.toolBytes) return tooMuch(`its definition is larger than ${limits.toolBytes} bytes`);
  return { problem: null, values, bytes };
}

function tooMuch(problem: string): DefinitionCost {
  return { problem, values: 0, bytes: 0 };
}

/** Values inside `value`, itself included, keys not; counting ends soon after `enough`. */
export function countValues(value: unknown, enough: number): number {
  const open = [value];
  let count = 0;
  while (open.length > 0 && count <= enough) {
    const next = open.pop();
    count += 1;
    if (typeof next !== 'object' || next === null) continue;
    const inner = Object.values(next);
    // A million elements need not be looked at one by one to be too many.
    if (count + inner.length > enough) return count + inner.length;
    for (const one of inner) open.push(one);
  }
  return count;
}
