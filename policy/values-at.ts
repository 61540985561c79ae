import type { Json } from '#crawler/types.ts';

/** How much work one call may still make; counts down while its conditions are checked. */
export interface Work {
  /** Steps; see `MAX_STEPS` in policy/conditions.ts. */
  left: number;
}

/** Takes steps of what is left; false, taking none, where they are not there. */
export function spend(work: Work, steps: number): boolean {
  const isThere = steps <= work.left;
  if (isThere) work.left -= steps;
  return isThere;
}

/** Lists in lists beyond this are not followed: no tool's arguments are built so, and the walk must not exhaust the stack. */
export const MAX_DEPTH = 64;

/** What looking at one value costs beside one step of a pattern: about 40 ns to 2 ns, measured. */
export const STEPS_PER_VALUE = 16;

/** What stands at the path of a condition. */
export interface Found {
  readonly values: readonly Json[];
  /** Something on the way does not have it: an element of a list, or all. */
  readonly hasGap: boolean;
  /** The search was given up: too many values, or lists nested too deep. */
  readonly isCut: boolean;
}

/**
 * Finds what stands at a path such as `args.orders.amount`. A number picks an element of a list; any other step looks into all of them,
 * also of lists in lists. Of an object, a step is an own key, be it a number or `__proto__`.
 */
export function valuesAt(args: Json, path: string, work: Work): Found {
  const search: Search = { values: [], hasGap: false, isCut: false, steps: path.split('.').slice(1), work };
  visit(args, 0, 0, search);
  return search;
}

interface Search {
  readonly values: Json[];
  hasGap: boolean;
  isCut: boolean;
  readonly steps: readonly string[];
  readonly work: Work;
}

function visit(value: Json, index: number, depth: number, search: Search): void {
  const step = search.steps[index];
  if (depth > MAX_DEPTH || !spend(search.work, STEPS_PER_VALUE)) search.isCut = true;
  else if (step === undefined) search.values.push(value);
  else if (isList(value)) visitList(value, step, index, depth, search);
  else visitKey(value, step, index, depth, search);
}

function visitList(list: readonly Json[], step: string, index: number, depth: number, search: Search): void {
  if (PLACE.test(step)) {
    visitChild(list[Number(step)], index, depth, search);
    return;
  }
  if (list.length === 0) search.hasGap = true;
  for (const element of list) {
    visit(element, index, depth + 1, search);
    if (search.isCut) return;
  }
}

function visitKey(value: Json, step: string, index: number, depth: number, search: Search): void {
  // hasOwn, because an argument may be called `constructor`.
  const isObject = typeof value === 'object' && value !== null && !isList(value) && Object.hasOwn(value, step);
  visitChild(isObject ? value[step] : undefined, index, depth, search);
}

function visitChild(child: Json | undefined, index: number, depth: number, search: Search): void {
  if (child === undefined) search.hasGap = true;
  else visit(child, index + 1, depth, search);
}

/** As JSON Pointer writes a place in a list: without leading zeros. */
const PLACE = /^(?:0|[1-9]\d*)$/;

/** Array.isArray does not know readonly lists. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}
