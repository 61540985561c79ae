import { jsonText, ownValue } from './json-text.ts';
import { wholeClass } from './schema-texts.ts';
import type { SchemaWalk } from './schema-walk.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Which keywords of a place let more values in than before, and which fewer. */
export interface BoundChanges {
  readonly looser: (keyword: string, before: unknown, after: unknown) => void;
  readonly tighter: (keyword: string, before: unknown, after: unknown) => void;
  /** One event for all of them; none where there are none. */
  readonly tell: (walk: SchemaWalk, pointer: string) => void;
}

/** Compares what a parameter may be: its type, its values, its bounds. */
export function compareBounds(before: Schema, after: Schema): BoundChanges {
  const changes = boundChanges();
  compareSets(changes, 'type', typesOf(before), typesOf(after), [before.type, after.type]);
  for (const keyword of VALUES)
    compareSets(changes, keyword, valuesOf(before, keyword), valuesOf(after, keyword), [
      ownValue(before, keyword),
      ownValue(after, keyword),
    ]);
  for (const keyword of LOWER) compareLimit(changes, keyword, before, after, -1);
  for (const keyword of UPPER) compareLimit(changes, keyword, before, after, 1);
  for (const keyword of FORMS) compareForm(changes, keyword, before, after);
  return changes;
}

const VALUES = ['enum', 'const'] as const;
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'] as const;
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'] as const;
/** Any other form is another set of values: neither more nor fewer. */
const FORMS = ['pattern', 'format', 'contentEncoding', 'contentMediaType', 'multipleOf', 'uniqueItems'] as const;

/** Keywords that are looked into here, not to be compared again as a whole. */
export const BOUND_KEYWORDS: readonly string[] = ['type', ...VALUES, ...LOWER, ...UPPER, ...FORMS];

function boundChanges(): BoundChanges {
  const sides = { looser: new Set<string>(), tighter: new Set<string>() };
  const [before, after] = [new Map<string, unknown>(), new Map<string, unknown>()];
  const note = (side: Set<string>) => (keyword: string, left: unknown, right: unknown) => {
    side.add(keyword);
    if (left !== undefined) before.set(keyword, left);
    if (right !== undefined) after.set(keyword, right);
  };
  const tell: BoundChanges['tell'] = (walk, pointer) => {
    const { looser, tighter } = sides;
    if (looser.size + tighter.size === 0) return;
    const [left, right] = [Object.fromEntries(before), Object.fromEntries(after)];
    const hides = wholeClass(left, right) === 'attack';
    if (tighter.size === 0) walk.tell('parameter-widened', hides ? 'attack' : 'widened', pointer, left, right);
    else if (looser.size === 0) walk.tell('parameter-narrowed', hides ? 'attack' : 'narrowed', pointer, left, right);
    // Other values, neither more nor fewer.
    else walk.tell('schema-changed', hides ? 'attack' : 'widened', pointer, left, right);
  };
  return { looser: note(sides.looser), tighter: note(sides.tighter), tell };
}

/** Null stands for every value. */
function compareSets(
  changes: BoundChanges,
  keyword: string,
  before: ReadonlySet<string> | null,
  after: ReadonlySet<string> | null,
  [left, right]: readonly [unknown, unknown],
): void {
  const isLooser = after === null ? before !== null : before !== null && hasOther(after, before);
  const isTighter = before === null ? after !== null : after !== null && hasOther(before, after);
  if (isLooser) changes.looser(keyword, left, right);
  if (isTighter) changes.tighter(keyword, left, right);
}

function hasOther(values: ReadonlySet<string>, among: ReadonlySet<string>): boolean {
  return [...values].some((value) => !among.has(value));
}

function typesOf({ type }: Schema): ReadonlySet<string> | null {
  if (type === undefined) return null;
  const named = (Array.isArray(type) ? type : [type]).map((one) => (typeof one === 'string' ? one : jsonText(one)));
  // Every integer is a number.
  return new Set(named.flatMap((one) => (one === 'number' ? ['number', 'integer'] : [one])));
}

function valuesOf(schema: Schema, keyword: (typeof VALUES)[number]): ReadonlySet<string> | null {
  const value = ownValue(schema, keyword);
  if (value === undefined) return null;
  return new Set((keyword === 'enum' && Array.isArray(value) ? value : [value]).map(jsonText));
}

/** `outward` is 1 where a larger number lets more in, -1 where a smaller one does. */
function compareLimit(changes: BoundChanges, keyword: string, before: Schema, after: Schema, outward: 1 | -1): void {
  const [left, right] = [ownValue(before, keyword), ownValue(after, keyword)];
  if (jsonText(left) === jsonText(right)) return;
  if (right === undefined) changes.looser(keyword, left, right);
  else if (left === undefined) changes.tighter(keyword, left, right);
  else if (typeof left !== 'number' || typeof right !== 'number') other(changes, keyword, left, right);
  else if ((right - left) * outward > 0) changes.looser(keyword, left, right);
  else changes.tighter(keyword, left, right);
}

function compareForm(changes: BoundChanges, keyword: string, before: Schema, after: Schema): void {
  const [left, right] = [said(before, keyword), said(after, keyword)];
  if (jsonText(left) === jsonText(right)) return;
  if (right === undefined) changes.looser(keyword, left, right);
  else if (left === undefined) changes.tighter(keyword, left, right);
  else other(changes, keyword, left, right);
}

/** `uniqueItems: false` says nothing. */
function said(schema: Schema, keyword: string): unknown {
  const value = ownValue(schema, keyword);
  return keyword === 'uniqueItems' && value === false ? undefined : value;
}

function other(changes: BoundChanges, keyword: string, left: unknown, right: unknown): void {
  changes.looser(keyword, left, right);
  changes.tighter(keyword, left, right);
}
