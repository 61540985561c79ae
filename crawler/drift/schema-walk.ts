import type { MakeEvent } from './compare-tool.ts';
import { isObject, ownValue, pointerStep } from './json-text.ts';
import type { ChangeEvent } from './types.ts';

/** A schema and where it stands in the tool's definition, as a JSON Pointer; local references are followed. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

export interface SchemaPlace extends Place {
  readonly value: Readonly<Record<string, unknown>>;
}

/** Two places that are the same of two versions. */
interface Pair {
  readonly before: Place;
  readonly after: Place;
}

/** A way through two versions of a schema at once: places still to be compared, and what was found. */
export interface SchemaWalk {
  readonly pairs: readonly Pair[];
  readonly events: ChangeEvent[];
  readonly tell: (...event: Parameters<MakeEvent>) => void;
  /** Puts two schemas on the way unless they were already. */
  readonly go: (before: Place, after: Place) => void;
  /** Whether a definition is compared by way of a reference; also true of one that is not there. */
  readonly isReached: (definition: unknown) => boolean;
}

export function startWalk(before: unknown, after: unknown, event: MakeEvent): SchemaWalk {
  const pairs: Pair[] = [];
  const events: ChangeEvent[] = [];
  const seen = new Map<unknown, Set<unknown>>();
  const reached = new Set<unknown>();
  const [resolveBefore, resolveAfter] = [resolver(before, reached), resolver(after, reached)];
  const go: SchemaWalk['go'] = (left, right) => {
    const pair = { before: resolveBefore(left), after: resolveAfter(right) };
    const partners = seen.get(pair.before.value) ?? new Set();
    if (partners.has(pair.after.value)) return;
    // Plain values, such as `true`, are equal wherever they stand: only objects are places of their own.
    if (isObject(pair.before.value)) seen.set(pair.before.value, partners.add(pair.after.value));
    pairs.push(pair);
  };
  go({ value: before, pointer: '/inputSchema' }, { value: after, pointer: '/inputSchema' });
  const tell: SchemaWalk['tell'] = (...parts) => {
    events.push(event(...parts));
  };
  return { pairs, events, tell, go, isReached: (one) => one === undefined || reached.has(one) };
}

/** A chain of references longer than this leads in a circle, or nowhere that matters. */
const MAX_HOPS = 32;

/** Follows references within the schema (`#/$defs/filter`). What stands beside a reference counts too. */
function resolver(root: unknown, reached: Set<unknown>): (place: Place) => Place {
  const known = new Map<unknown, Place>();
  return (place) => {
    if (!isObject(place.value) || typeof ownValue(place.value, '$ref') !== 'string') return place;
    const before = known.get(place.value);
    if (before !== undefined) return before;
    const resolved = follow(root, place, reached);
    known.set(place.value, resolved);
    return resolved;
  };
}

function follow(root: unknown, start: Place, reached: Set<unknown>): Place {
  let place = start;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    if (!isObject(place.value)) return place;
    const { $ref, ...beside } = place.value;
    const target = typeof $ref === 'string' ? placeAt(root, $ref) : null;
    if (target === null) return place;
    reached.add(target.value);
    const isAlone = Object.keys(beside).length === 0 || !isObject(target.value);
    place = isAlone ? target : { pointer: target.pointer, value: { ...(target.value as object), ...beside } };
  }
  // A circle of references says nothing of a value: the reference itself is compared.
  return start;
}

function placeAt(root: unknown, ref: string): Place | null {
  if (ref !== '#' && !ref.startsWith('#/')) return null;
  let place: Place = { value: root, pointer: '/inputSchema' };
  for (const step of ref
    .slice(2)
    .split('/')
    .filter((_, at) => at > 0 || ref !== '#')) {
    const key = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    const { value } = place;
    const inner =
      typeof value === 'object' && value !== null ? ownValue(value as Record<string, unknown>, key) : undefined;
    if (inner === undefined) return null;
    place = { value: inner, pointer: place.pointer + pointerStep(key) };
  }
  return place;
}

/** A pointer in an address is percent-encoded. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
