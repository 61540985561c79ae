import type { CrawlLimits } from '../limits.ts';
import { isDeeperThan } from '../session/depth.ts';

/** Why a definition is too much to be kept, completing "dropped because …"; null for one within the limits. */
export function definitionProblem(
  value: unknown,
  limits: Pick<CrawlLimits, 'depth' | 'toolValues' | 'toolBytes'>,
): string | null {
  if (isDeeperThan(value, limits.depth)) return `its definition nests deeper than ${limits.depth} levels`;
  if (countValues(value, limits.toolValues) > limits.toolValues)
    return `its definition has more than ${limits.toolValues} values`;
  // The depth is bounded by now: writing JSON is recursive.
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '');
  return bytes > limits.toolBytes ? `its definition is larger than ${limits.toolBytes} bytes` : null;
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
