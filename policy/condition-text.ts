import type { Json, JsonObject } from '#crawler/types.ts';
import { type Check, holds, type Quantifier } from './conditions.ts';
import type { Condition } from './types.ts';
import { isList, MAX_DEPTH, valuesAt } from './values-at.ts';
import { shownName } from './visible-text.ts';

/** What a condition asks for and what stands there: "args.amount has to be at most 100, and is 500". Without a full stop. */
export function describeFailure(condition: Condition, args: JsonObject, check: Check): string {
  return `${shownName(condition.path)} ${DEMAND[condition.op](condition.value)}, and ${describeFound(condition, args, 'every', check)}`;
}

/** What a condition that holds has found: "args.amount is more than 100: it is 500". Without a full stop. */
export function describeMatch(condition: Condition, args: JsonObject, check: Check): string {
  return `${shownName(condition.path)} ${FACT[condition.op](condition.value)}: it ${describeFound(condition, args, 'some', check)}`;
}

/** Looked through for the value that decided; the first of more does. */
const MOST_LOOKED_AT = 1_000;

function describeFound(condition: Condition, args: JsonObject, of: Quantifier, check: Check): string {
  const { values, hasGap } = valuesAt(args, condition.path, check.work);
  if (values.length === 0) return 'is not given';
  const compared = comparedIn(values, condition.op);
  const [only] = compared;
  if (only === undefined) return 'is an empty list';
  if (compared.length === 1 && !hasGap) return describeValue(only, condition.op, '');
  const decides = (value: Json) =>
    holds({ ...condition, path: 'args.it' }, { it: value }, of, check) === (of === 'some');
  const decisive = compared.find(decides);
  if (decisive !== undefined) return describeValue(decisive, condition.op, ` in one of ${places(compared.length)}`);
  return hasGap ? 'is missing in an element of a list' : `stands in ${places(compared.length)}`;
}

/** The values that a condition compares, one by one: of a list its elements, where it does not look at the list itself. */
function comparedIn(values: readonly Json[], op: Condition['op']): Json[] {
  const found: Json[] = [];
  const add = (value: Json, depth: number): void => {
    if (found.length >= MOST_LOOKED_AT) return;
    if (op === 'exists' || op === 'contains' || !isList(value) || depth > MAX_DEPTH) found.push(value);
    else for (const element of value.slice(0, MOST_LOOKED_AT)) add(element, depth + 1);
  };
  for (const value of values.slice(0, MOST_LOOKED_AT)) add(value, 0);
  return found;
}

function places(count: number): string {
  return count < MOST_LOOKED_AT ? `${count} places` : `more than ${MOST_LOOKED_AT - 1} places`;
}

/** "5" in quotes looks much like 5, so a value that is of no type that an operator compares is told to be of none. */
function describeValue(value: Json, op: Condition['op'], where: string): string {
  const needs = COMPARES[op];
  const fits = needs === null || typeof value === needs.type || (op === 'contains' && isList(value));
  return `is ${shownValue(value)}${where}${fits ? '' : `, which is ${needs.isNot}`}`;
}

interface Needs {
  readonly type: 'number' | 'string';
  readonly isNot: string;
}

const A_NUMBER: Needs = { type: 'number', isNot: 'no number' };

const COMPARES: Readonly<Record<Condition['op'], Needs | null>> = {
  eq: null,
  neq: null,
  lt: A_NUMBER,
  lte: A_NUMBER,
  gt: A_NUMBER,
  gte: A_NUMBER,
  in: null,
  not_in: null,
  exists: null,
  regex: { type: 'string', isNot: 'no text' },
  contains: { type: 'string', isNot: 'neither a text nor a list' },
};

/** A value as JSON, without invisible characters and cut; of an object its kind alone. */
function shownValue(value: Json): string {
  if (typeof value === 'string') return shownName(JSON.stringify(value.slice(0, MOST_SHOWN)));
  if (isList(value)) return value.every(isScalar) ? shownName(`[${shownValues(value)}]`) : `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function shownValues(values: readonly Json[]): string {
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

/** "5", "one of 5, 6", or that there is none. */
function oneOf(value: Condition['value']): string {
  const values = isList(value) ? value : [value];
  if (values.length === 0) return 'one of a list that is empty';
  return values.length === 1 ? shownValues(values) : `one of ${shownName(shownValues(values))}`;
}

/** Null in such a list stands for an argument that is left out. */
function noneOf(value: Condition['value']): string {
  const values = isList(value) ? value : [value];
  const others = values.filter((one) => one !== null);
  if (others.length === values.length) return `is not ${oneOf(value)}`;
  return others.length === 0 ? 'is given' : `is given, and is not ${oneOf(others)}`;
}

/** A text has parts, and only a list has anything else in it. */
function contains(value: Condition['value']): string {
  return typeof value === 'string' ? shownValue(value) : `${shownValue(value)} as an element`;
}

type Words = Record<Condition['op'], (value: Condition['value']) => string>;

const DEMAND = {
  eq: (value) => `has to be ${shownValue(value)}`,
  neq: (value) => `must not be ${shownValue(value)}`,
  lt: (value) => `has to be less than ${shownValue(value)}`,
  lte: (value) => `has to be at most ${shownValue(value)}`,
  gt: (value) => `has to be more than ${shownValue(value)}`,
  gte: (value) => `has to be at least ${shownValue(value)}`,
  in: (value) => `has to be ${oneOf(value)}`,
  not_in: (value) => `must not be ${oneOf(value)}`,
  exists: (value) => (value === true ? 'has to be given' : 'must not be given'),
  regex: (value) => `has to match ${shownValue(value)}`,
  contains: (value) => `has to contain ${contains(value)}`,
} as const satisfies Words;

const FACT = {
  eq: (value) => `is ${shownValue(value)}`,
  neq: (value) => `is not ${shownValue(value)}`,
  lt: (value) => `is less than ${shownValue(value)}`,
  lte: (value) => `is at most ${shownValue(value)}`,
  gt: (value) => `is more than ${shownValue(value)}`,
  gte: (value) => `is at least ${shownValue(value)}`,
  in: (value) => `is ${oneOf(value)}`,
  not_in: noneOf,
  exists: (value) => (value === true ? 'is given' : 'is missing'),
  regex: (value) => `matches ${shownValue(value)}`,
  contains: (value) => `contains ${contains(value)}`,
} as const satisfies Words;
