import type { Json, JsonObject } from '#crawler/types.ts';
import type { PatternMatcher } from './evaluate.ts';
import type { Condition } from './types.ts';

/** Of a list, a rule that must hold asks `every` element, and one that denies asks for `some`: the stricter of both. */
export type Quantifier = 'every' | 'some';

/** Whether a condition holds for the arguments of a call. A missing argument makes it false, `exists` aside; so does one of another type. */
export function holds(condition: Condition, args: JsonObject, of: Quantifier, patterns: PatternMatcher): boolean {
  const found = valuesAt(args, condition.path.split('.').slice(1));
  if (condition.op === 'exists') return found.values.length > 0 === condition.value;
  if (found.values.length === 0 || (of === 'every' && found.isPartlyMissing)) return false;
  const isTrue = (value: Json): boolean => compare(condition, value, of, patterns);
  return of === 'every' ? found.values.every(isTrue) : found.values.some(isTrue);
}

interface Found {
  readonly values: readonly Json[];
  /** An element of a list on the way does not have it. */
  readonly isPartlyMissing: boolean;
}

/** What stands at a path. A number picks an element of a list; any other step looks into all of them. */
function valuesAt(value: Json, path: readonly string[]): Found {
  const [step, ...rest] = path;
  if (step === undefined) return { values: [value], isPartlyMissing: false };
  if (isList(value)) return valuesInList(value, step, rest);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return MISSING;
  const next = value[step];
  return next === undefined ? MISSING : valuesAt(next, rest);
}

const MISSING: Found = { values: [], isPartlyMissing: true };

function valuesInList(list: readonly Json[], step: string, rest: readonly string[]): Found {
  if (/^\d+$/.test(step)) {
    const element = list[Number(step)];
    return element === undefined ? MISSING : valuesAt(element, rest);
  }
  const found = list.map((element) => valuesAt(element, [step, ...rest]));
  return {
    values: found.flatMap(({ values }) => values),
    isPartlyMissing: found.length === 0 || found.some(({ isPartlyMissing }) => isPartlyMissing),
  };
}

function compare(condition: Condition, value: Json, of: Quantifier, patterns: PatternMatcher): boolean {
  if (condition.op === 'contains') return contains(value, condition.value);
  if (!Array.isArray(value)) return compareOne(condition, value, patterns);
  // An empty list satisfies no rule, as a missing argument does not.
  if (of === 'some') return value.some((element) => compareOne(condition, element, patterns));
  return value.length > 0 && value.every((element) => compareOne(condition, element, patterns));
}

function compareOne({ op, value: wanted }: Condition, value: Json, patterns: PatternMatcher): boolean {
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
      return isAmong(value, wanted);
    case 'not_in':
      return !isAmong(value, wanted);
    case 'regex':
      return typeof value === 'string' && typeof wanted === 'string' && patterns.matches(wanted, value);
    case 'contains':
    case 'exists':
      return false;
  }
}

function contains(value: Json, wanted: Condition['value']): boolean {
  if (Array.isArray(value)) return value.some((element) => element === wanted);
  return typeof value === 'string' && typeof wanted === 'string' && value.includes(wanted);
}

function isAmong(value: Json, wanted: Condition['value']): boolean {
  return Array.isArray(wanted) && wanted.some((one) => one === value);
}

/** Numbers alone: the text "5" is neither more nor less than anything. */
function numbers(
  value: Json,
  wanted: Condition['value'],
  compareThem: (given: number, bound: number) => boolean,
): boolean {
  return typeof value === 'number' && typeof wanted === 'number' && compareThem(value, wanted);
}

/** Array.isArray does not know readonly lists. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
