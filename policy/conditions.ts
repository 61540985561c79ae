import type { Json, JsonObject } from '#crawler/types.ts';
import type { PatternMatcher } from './evaluate.ts';
import type { Condition } from './types.ts';
import { type Found, isList, MAX_DEPTH, STEPS_PER_VALUE, spend, valuesAt, type Work } from './values-at.ts';

/** Of a list, a rule that must hold asks `every` element, and one that denies asks for `some`: the stricter of both. */
export type Quantifier = 'every' | 'some';

/** Null where it cannot be told within the limits. */
export type Truth = boolean | null;

/** What one call's conditions are checked with; `newCheck` makes one. */
export interface Check {
  readonly patterns: PatternMatcher;
  readonly work: Work;
}

/**
 * Work that one call may make, in steps of a pattern on a character: 0.1 s with patterns that make RE2 slow, about 1 s with the worst one
 * found (a thousand groups and `\B`, which is no pattern of any use).
 * A pattern of 100 instructions may so read 670,000 characters; what goes beyond is denied, never waved through.
 */
export const MAX_STEPS = 2 ** 26;

export function newCheck(patterns: PatternMatcher): Check {
  return { patterns, work: { left: MAX_STEPS } };
}

/** Whether all conditions of a rule hold. One that does not settles it, also beside one that cannot be told. */
export function allHold(conditions: readonly Condition[], args: JsonObject, of: Quantifier, check: Check): Truth {
  return every(conditions, (condition) => holds(condition, args, of, check));
}

/** Whether a condition holds for the arguments of a call. A missing argument makes it false, `exists` aside. */
export function holds(condition: Condition, args: JsonObject, of: Quantifier, check: Check): Truth {
  const found = valuesAt(args, condition.path, check.work);
  const truth = holdsFor(condition, found, of, check);
  // Of what was given up, only a value that was seen can settle something: one that fails all, or one that some have asked for.
  return found.isCut && truth !== (of === 'some') ? null : truth;
}

function holdsFor(condition: Condition, found: Found, of: Quantifier, check: Check): Truth {
  if (condition.op === 'exists') return exists(condition.value === true, found, of);
  const isTrue = (value: Json): Truth => compare(condition, value, of, check, 0);
  if (of === 'some') return some(found.values, isTrue);
  if (found.values.length === 0) return found.isCut && !found.hasGap ? null : false;
  return !found.hasGap && every(found.values, isTrue);
}

/** Null is as good as not given: that is how clients and models leave an argument out. */
function exists(isWanted: boolean, { values, hasGap }: Found, of: Quantifier): boolean {
  const given = values.filter((value) => value !== null).length;
  const isSomeMissing = hasGap || given < values.length;
  if (of === 'every') return isWanted ? given > 0 && !isSomeMissing : given === 0;
  return isWanted ? given > 0 : isSomeMissing;
}

function compare(condition: Condition, value: Json, of: Quantifier, check: Check, depth: number): Truth {
  if (depth > MAX_DEPTH || !spend(check.work, STEPS_PER_VALUE)) return null;
  if (condition.op === 'contains') return contains(value, condition.value, check);
  if (!isList(value)) return compareOne(condition, value, check);
  const isTrue = (element: Json): Truth => compare(condition, element, of, check, depth + 1);
  // An empty list satisfies no rule, as a missing argument does not.
  return of === 'some' ? some(value, isTrue) : value.length > 0 && every(value, isTrue);
}

function compareOne({ op, value: wanted }: Condition, value: Json, check: Check): Truth {
  switch (op) {
    case 'eq':
      return value === wanted;
    case 'neq':
      return value !== wanted;
    case 'lt':
      return numbers(value, wanted, (given, bound) => given < bound);
    case 'lte':
      return numbers(value, wanted, (given, bound) => given <= bound);
    case 'gt':
      return numbers(value, wanted, (given, bound) => given > bound);
    case 'gte':
      return numbers(value, wanted, (given, bound) => given >= bound);
    case 'in':
      return isAmong(value, wanted, check);
    case 'not_in':
      return not(isAmong(value, wanted, check));
    case 'regex':
      return matches(value, wanted, check);
    case 'contains':
    case 'exists':
      return false;
  }
}

function matches(value: Json, wanted: Condition['value'], { patterns, work }: Check): Truth {
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  const steps = (value.length + 1) * (patterns.cost?.(wanted) ?? 1);
  return spend(work, steps) ? patterns.matches(wanted, value) : null;
}

/** A text holds a part of itself; a list holds its elements, as they are. */
function contains(value: Json, wanted: Condition['value'], { work }: Check): Truth {
  if (isList(value)) return spend(work, value.length) ? value.some((element) => element === wanted) : null;
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  return spend(work, value.length) ? value.includes(wanted) : null;
}

function isAmong(value: Json, wanted: Condition['value'], { work }: Check): Truth {
  if (!isList(wanted)) return false;
  return spend(work, wanted.length) ? wanted.some((one) => one === value) : null;
}

/** Numbers alone: the text "5" is neither more nor less than anything. */
function numbers(
  value: Json,
  wanted: Condition['value'],
  compareThem: (given: number, bound: number) => boolean,
): boolean {
  return typeof value === 'number' && typeof wanted === 'number' && compareThem(value, wanted);
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** One that is false settles it; else one that cannot be told leaves it open. */
function every<T>(values: readonly T[], isTrue: (value: T) => Truth): Truth {
  let all: Truth = true;
  for (const value of values) {
    const truth = isTrue(value);
    if (truth === false) return false;
    if (truth === null) all = null;
  }
  return all;
}

function some<T>(values: readonly T[], isTrue: (value: T) => Truth): Truth {
  return not(every(values, (value) => not(isTrue(value))));
}
