import type { Json, JsonObject } from '#crawler/types.ts';
import { type Check, holds, type Quantifier } from './conditions.ts';
import type { Condition } from './types.ts';
import { isList, valuesAt } from './values-at.ts';
import { shownName } from './visible-text.ts';

/** What a condition asks for and what stands there: "args.amount has to be at most 100, and is 500". Without a full stop. */
export function describeFailure(condition: Condition, args: JsonObject, check: Check): string {
  return `${shownName(condition.path)} ${DEMAND[condition.op](shownValue(condition.value))}, and ${describeFound(condition, args, 'every', check)}`;
}

/** What a condition that holds has found: "args.amount is more than 100: it is 500". Without a full stop. */
export function describeMatch(condition: Condition, args: JsonObject, check: Check): string {
  return `${shownName(condition.path)} ${FACT[condition.op](shownValue(condition.value))}: it ${describeFound(condition, args, 'some', check)}`;
}

/** Looked through for the value that decided; the first of more does. */
const MOST_LOOKED_AT = 1_000;

function describeFound(condition: Condition, args: JsonObject, of: Quantifier, check: Check): string {
  const { values, hasGap } = valuesAt(args, condition.path, check.work);
  if (values.length === 0) return 'is not given';
  const decides = (value: Json) =>
    holds({ ...condition, path: 'args.it' }, { it: value }, of, check) === (of === 'some');
  const decisive = values.slice(0, MOST_LOOKED_AT).find(decides);
  if (values.length === 1 && !hasGap) return `is ${shownValue(values[0])}`;
  if (decisive !== undefined) return `is ${shownValue(decisive)} in one of ${values.length} places`;
  return hasGap ? 'is not given in every element of a list' : `is ${shownValue(values[0])}`;
}

/** A value as JSON, without invisible characters and cut; of an object its kind alone. */
function shownValue(value: Json | undefined): string {
  if (typeof value === 'string') return shownName(JSON.stringify(value.slice(0, MOST_SHOWN)));
  if (isList(value))
    return value.length > 0 && value.every(isScalar) ? shownName(listText(value)) : `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function listText(values: readonly Json[]): string {
  return values
    .slice(0, MOST_SHOWN)
    .map((value) => shownValue(value))
    .join(', ');
}

/** More than is shown of any text. */
const MOST_SHOWN = 100;

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

type Words = Record<Condition['op'], (value: string) => string>;

const DEMAND = {
  eq: (value) => `has to be ${value}`,
  neq: (value) => `must not be ${value}`,
  lt: (value) => `has to be less than ${value}`,
  lte: (value) => `has to be at most ${value}`,
  gt: (value) => `has to be more than ${value}`,
  gte: (value) => `has to be at least ${value}`,
  in: (value) => `has to be one of ${value}`,
  not_in: (value) => `must not be one of ${value}`,
  exists: (value) => (value === 'true' ? 'has to be given' : 'must not be given'),
  regex: (value) => `has to match ${value}`,
  contains: (value) => `has to contain ${value}`,
} as const satisfies Words;

const FACT = {
  eq: (value) => `is ${value}`,
  neq: (value) => `is not ${value}`,
  lt: (value) => `is less than ${value}`,
  lte: (value) => `is at most ${value}`,
  gt: (value) => `is more than ${value}`,
  gte: (value) => `is at least ${value}`,
  in: (value) => `is one of ${value}`,
  not_in: (value) => `is not one of ${value}`,
  exists: (value) => (value === 'true' ? 'is given' : 'is missing'),
  regex: (value) => `matches ${value}`,
  contains: (value) => `contains ${value}`,
} as const satisfies Words;
