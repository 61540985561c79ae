/** True when `value` nests more than `limit` levels of objects and arrays. Walks without recursion: 20,000 levels are no problem. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: object[] = isNested(value) ? [value] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= limit) return true;
    level = level.flatMap((node) => Object.values(node).filter(isNested));
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
