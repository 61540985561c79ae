import { createHash } from 'node:crypto';
import type { SecondList } from './report.ts';

/** Enough to tell a person which tools to look at. */
const MAX_NAMES = 20;
const NAME_LENGTH = 100;

/**
 * Compares what a server listed with what it listed a moment later. The order of tools and of keys does not count; what was withheld
 * as too much is null in both and compared by its number alone.
 */
export function compareLists(first: readonly unknown[], second: readonly unknown[]): SecondList {
  // Nearly always, and cheap: the same text twice.
  if (JSON.stringify(first) === JSON.stringify(second)) return { kind: 'same' };
  const [before, after] = [first.map(canonical), second.map(canonical)];
  const [firstDigest, secondDigest] = [digest(before), digest(after)];
  if (firstDigest === secondDigest) return { kind: 'same' };
  const known = { before: new Set(before), after: new Set(after) };
  const changed = [
    ...first.filter((_, index) => !known.after.has(before[index] ?? '')),
    ...second.filter((_, index) => !known.before.has(after[index] ?? '')),
  ];
  const tools = [...new Set(changed.map(nameOf))].slice(0, MAX_NAMES);
  return { kind: 'differs', firstDigest, secondDigest, tools };
}

function digest(tools: readonly string[]): string {
  return createHash('sha256').update(tools.toSorted().join('\n')).digest('hex');
}

/** JSON with sorted keys. The depth of what is kept is bounded. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function nameOf(tool: unknown): string {
  const name = typeof tool === 'object' && tool !== null && 'name' in tool ? tool.name : null;
  return typeof name === 'string' ? name.slice(0, NAME_LENGTH) : '';
}
