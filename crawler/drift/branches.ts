import type { BoundChanges } from './bounds.ts';
import { isObject, jsonText, ownValue } from './json-text.ts';
import type { SchemaPlace, SchemaWalk } from './schema-walk.ts';

/** Lists of alternatives: with one more, more is let in. `allOf` is the other way round. */
const ALTERNATIVES = ['anyOf', 'oneOf'] as const;
const ALL = 'allOf';

/** Schemas for what nothing else names: absent lets everything in, `false` nothing. */
const SUBSCHEMAS = [
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'additionalItems',
  'unevaluatedItems',
  'contains',
] as const;

/** Keywords that are looked into here, not to be compared again as a whole, where they have the shape they should. */
export function isBranching(keyword: string, value: unknown): boolean {
  if (keyword === ALL || ALTERNATIVES.some((one) => one === keyword))
    return value === undefined || Array.isArray(value);
  return SUBSCHEMAS.some((one) => one === keyword) && openness(value) !== null;
}

/** Goes on into alternatives and subschemas, and notes those that are new or gone. */
export function compareBranches(walk: SchemaWalk, before: SchemaPlace, after: SchemaPlace, bounds: BoundChanges): void {
  for (const keyword of [...ALTERNATIVES, ALL]) compareList(walk, keyword, before, after, bounds);
  for (const keyword of SUBSCHEMAS) compareSubschema(walk, keyword, before, after, bounds);
}

function compareList(
  walk: SchemaWalk,
  keyword: string,
  before: SchemaPlace,
  after: SchemaPlace,
  bounds: BoundChanges,
): void {
  const [left, right] = [ownValue(before.value, keyword), ownValue(after.value, keyword)];
  if (!isBranching(keyword, left) || !isBranching(keyword, right)) return;
  if (left === undefined && right === undefined) return;
  if (!Array.isArray(right)) bounds.looser(keyword, left, right);
  else if (!Array.isArray(left)) bounds.tighter(keyword, left, right);
  else compareLists(walk, keyword, { ...before, value: left }, { ...after, value: right }, bounds);
}

interface ListPlace {
  readonly value: readonly unknown[];
  readonly pointer: string;
}

function compareLists(
  walk: SchemaWalk,
  keyword: string,
  before: ListPlace,
  after: ListPlace,
  bounds: BoundChanges,
): void {
  const [left, right] = [before.value, after.value];
  const { pairs, gone, added } = matched(left, right);
  for (const [from, to] of pairs)
    walk.go(
      { value: left[from], pointer: `${before.pointer}/${keyword}/${from}` },
      { value: right[to], pointer: `${after.pointer}/${keyword}/${to}` },
    );
  const [more, fewer] = keyword === ALL ? [bounds.tighter, bounds.looser] : [bounds.looser, bounds.tighter];
  if (added.length > 0) more(keyword, gone, added);
  if (gone.length > 0) fewer(keyword, gone, added);
}

/** Equal branches belong together wherever they stand; of the others the first to the first. What is left is new or gone. */
function matched(left: readonly unknown[], right: readonly unknown[]) {
  const waiting = Map.groupBy(left.keys(), (at) => jsonText(left[at]));
  const pairs: [number, number][] = [];
  const leftOver: number[] = [];
  for (const [at, branch] of right.entries()) {
    const from = waiting.get(jsonText(branch))?.shift();
    if (from === undefined) leftOver.push(at);
    else pairs.push([from, at]);
  }
  const unmatched = [...waiting.values()].flat().sort((one, other) => one - other);
  const changed = Math.min(unmatched.length, leftOver.length);
  for (let at = 0; at < changed; at += 1) pairs.push([unmatched[at] ?? 0, leftOver[at] ?? 0]);
  return {
    pairs,
    gone: unmatched.slice(changed).map((at) => left[at]),
    added: leftOver.slice(changed).map((at) => right[at]),
  };
}

function compareSubschema(
  walk: SchemaWalk,
  keyword: string,
  before: SchemaPlace,
  after: SchemaPlace,
  bounds: BoundChanges,
): void {
  const [left, right] = [ownValue(before.value, keyword), ownValue(after.value, keyword)];
  const [from, to] = [openness(left), openness(right)];
  if (from === null || to === null) return;
  if (to > from) bounds.looser(keyword, left, right);
  else if (to < from) bounds.tighter(keyword, left, right);
  else if (from === PARTLY)
    walk.go(
      { value: left, pointer: `${before.pointer}/${keyword}` },
      { value: right, pointer: `${after.pointer}/${keyword}` },
    );
}

const PARTLY = 1;

/** 0 lets nothing in, 1 what a schema says, 2 everything; null where it is no schema. */
function openness(value: unknown): number | null {
  if (value === undefined || value === true) return 2;
  if (value === false) return 0;
  if (!isObject(value)) return null;
  return Object.keys(value).length === 0 ? 2 : PARTLY;
}
