import { compareBounds } from './bounds.ts';
import { compareBranches } from './branches.ts';
import type { MakeEvent } from './compare-tool.ts';
import { isObject, keysOfBoth, ownValue, pointerStep, sameJson } from './json-text.ts';
import { compareProperties } from './properties.ts';
import { compareRest } from './rest.ts';
import { wholeClass } from './schema-texts.ts';
import { type Place, type SchemaWalk, startWalk } from './schema-walk.ts';
import type { ChangeEvent } from './types.ts';

/** Looks per value of both versions. One look a value is the rule; references let a schema ask for more, up to here. */
const LOOKS_PER_VALUE = 20;

/**
 * What changed in a tool's parameters, at any depth: through properties, items, alternatives and local references. Whatever differs is told,
 * as a change of the schema where nothing more can be said. Bounded by the number of values, however they refer to each other.
 */
export function compareSchema(before: unknown, after: unknown, event: MakeEvent): ChangeEvent[] {
  if (sameJson(before, after)) return [];
  const walk = startWalk(before, after, event);
  const most = LOOKS_PER_VALUE * (sizeOf(before) + sizeOf(after));
  let looks = 0;
  let isCut = false;
  // The list grows while it is gone through.
  for (const { before: left, after: right } of walk.pairs) {
    looks += 1 + breadth(left.value) + breadth(right.value);
    isCut = looks > most;
    if (isCut) break;
    comparePlaces(walk, left, right);
  }
  compareUnreached(walk, before, after);
  if (isCut) walk.tell('schema-changed', wholeClass(before, after), ROOT, before, after);
  // Everything that was reached is equal: the names of definitions alone differ.
  else if (walk.events.length === 0) walk.tell('schema-changed', 'cosmetic', ROOT, before, after);
  return walk.events;
}

const ROOT = '/inputSchema';

function comparePlaces(walk: SchemaWalk, before: Place, after: Place): void {
  const [left, right] = [before.value, after.value];
  if (!isObject(left) || !isObject(right)) {
    if (!sameJson(left, right)) walk.tell('schema-changed', wholeClass(left, right), after.pointer, left, right);
    return;
  }
  compareRest(walk, { ...before, value: left }, { ...after, value: right });
  const bounds = compareBounds(left, right);
  compareBranches(walk, { ...before, value: left }, { ...after, value: right }, bounds);
  bounds.tell(walk, after.pointer);
  compareProperties(walk, { ...before, value: left }, { ...after, value: right });
}

/** Definitions that no parameter refers to are still read by a model. */
function compareUnreached(walk: SchemaWalk, before: unknown, after: unknown): void {
  for (const container of ['$defs', 'definitions']) {
    const [left, right] = [definitionsOf(before, container), definitionsOf(after, container)];
    for (const key of keysOfBoth(left, right)) {
      const [one, other] = [ownValue(left, key), ownValue(right, key)];
      if (sameJson(one, other) || (walk.isReached(one) && walk.isReached(other))) continue;
      walk.tell('schema-changed', wholeClass(one, other), `${ROOT}/${container}${pointerStep(key)}`, one, other);
    }
  }
}

function definitionsOf(schema: unknown, container: string): Readonly<Record<string, unknown>> {
  const definitions = isObject(schema) ? ownValue(schema, container) : undefined;
  return isObject(definitions) ? definitions : {};
}

/** Values inside `value`, itself included. */
function sizeOf(value: unknown): number {
  const open = [value];
  let count = 0;
  for (; open.length > 0; count += 1) {
    const next = open.pop();
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) open.push(inner);
  }
  return count;
}

/** What looking at one place costs: its values and what stands directly in them. */
function breadth(value: unknown): number {
  if (!isObject(value)) return 1;
  return Object.values(value).reduce<number>(
    (sum, inner) => sum + 1 + (typeof inner === 'object' && inner !== null ? Object.keys(inner).length : 0),
    0,
  );
}
