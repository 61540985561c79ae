import { nameWords } from './name-words.ts';
import type { ReadyTool } from './ready-tool.ts';
import { type ServerName, toolRow } from './tool-row.ts';
import type { ToolRow } from './types.ts';

const MAX_RELATED = 6;

/**
 * Finds the tools of one server that belong together: first those that act on the same object (delete, find and create of one noun), then the
 * ones that share its last word, then the neighbours in the listing. One index per server, so that time per tool does not grow.
 */
export function relatedTools(
  server: ServerName,
  tools: readonly ReadyTool[],
  prefixes: ReadonlySet<string> = new Set(),
): (position: number) => ToolRow[] {
  const objects = tools.map((tool) => nameWords(tool.tool.name, prefixes).object);
  const byObject = indexBy(objects, (object) => object.join(' '));
  const byLastWord = indexBy(objects, (object) => object.at(-1) ?? '');
  return (position) => {
    const object = objects[position] ?? [];
    const places = new Set<number>();
    addNearest(places, position, byObject.get(object.join(' ')));
    addNearest(places, position, byLastWord.get(object.at(-1) ?? ''));
    for (let step = 1; places.size < MAX_RELATED && step <= MAX_RELATED; step++) {
      if (position + step < tools.length) places.add(position + step);
      if (position - step >= 0 && places.size < MAX_RELATED) places.add(position - step);
    }
    return [...places].slice(0, MAX_RELATED).flatMap((place) => rowAt(server, tools, place));
  };
}

function indexBy(
  objects: readonly (readonly string[])[],
  key: (object: readonly string[]) => string,
): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [place, object] of objects.entries()) {
    if (object.length === 0) continue;
    const group = index.get(key(object));
    if (group === undefined) index.set(key(object), [place]);
    else group.push(place);
  }
  return index;
}

/** Takes from a group the ones nearest to `position`: groups of thousands must not all be looked at for each member. */
function addNearest(places: Set<number>, position: number, group: readonly number[] = []): void {
  const own = firstAtLeast(group, position);
  let left = own - 1;
  let right = group[own] === position ? own + 1 : own;
  while (places.size < MAX_RELATED && (left >= 0 || right < group.length)) {
    const before = group[left];
    const after = group[right];
    const takesLeft = after === undefined || (before !== undefined && position - before <= after - position);
    const next = takesLeft ? before : after;
    if (next !== undefined) places.add(next);
    if (takesLeft) left--;
    else right++;
  }
}

/** Where `value` is or would be in a sorted list. */
function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowAt(server: ServerName, tools: readonly ReadyTool[], place: number): ToolRow[] {
  const tool = tools[place];
  return tool === undefined ? [] : [toolRow(server, tool)];
}
