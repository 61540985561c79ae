import type { Condition, PolicyRule } from '../types.ts';

/** A condition as Intercept reads it: `args.` or `state.` paths, and the operators of policy.json. */
export interface InterceptCondition {
  readonly path: string;
  readonly op: Condition['op'];
  readonly value: Condition['value'];
}

/** What is lost of a rule on arguments: see `INTERCEPT_LOSSES`. */
export type ArgumentLoss = 'absent' | 'several' | 'given' | 'untold';

/** The conditions that stand for a rule; null where nothing says it, so that the tool has to be refused. */
export interface TranslatedRule {
  readonly conditions: readonly InterceptCondition[] | null;
  readonly losses: readonly ArgumentLoss[];
}

/**
 * A `require` rule. Intercept compares by what is printed, so that 5 is "5", does not look into lists, and takes null for not given:
 * each condition comes with another one that holds for values of the right kind alone, so that it never holds where ours does not.
 */
export function translateRequire({ conditions }: PolicyRule): TranslatedRule {
  if (!conditions.every(isWellFormed)) return UNTOLD;
  const translated = conditions.map(guarded);
  if (translated.includes(null)) return UNTOLD;
  return { conditions: translated.flatMap((all) => all ?? []), losses: [] };
}

/**
 * A `deny_if` rule. All that Intercept has is "denies unless", so it has to be turned round: one condition that must not hold becomes
 * another that must. What is not given satisfies neither, and of several conditions the first that can be turned stands for all.
 */
export function translateDenyIf({ conditions }: PolicyRule): TranslatedRule {
  if (!conditions.every(isWellFormed)) return UNTOLD;
  for (const condition of conditions) {
    const turned = turnedRound(condition);
    if (turned === null) continue;
    const several: readonly ArgumentLoss[] = conditions.length > 1 ? ['several'] : [];
    return { conditions: turned.conditions, losses: [...several, ...turned.losses] };
  }
  return UNTOLD;
}

const UNTOLD: TranslatedRule = { conditions: null, losses: ['untold'] };

interface Turned {
  readonly conditions: readonly InterceptCondition[];
  readonly losses: readonly ArgumentLoss[];
}

function turnedRound(condition: Condition): Turned | null {
  const { path, op, value } = condition;
  if (op === 'exists')
    return { conditions: guarded({ path, op, value: value !== true }) ?? [], losses: deepLoss(path, value) };
  // No operator is the opposite of these two. Neither holds for null, so that "not given" refuses all they could hold for.
  if (op === 'regex' || op === 'contains') return { conditions: [notGiven(path)], losses: ['given'] };
  const conditions = guarded({ path, op: OPPOSITE[op], value });
  return conditions === null ? null : { conditions, losses: ['absent'] };
}

const OPPOSITE = {
  eq: 'neq',
  neq: 'eq',
  lt: 'gte',
  lte: 'gt',
  gt: 'lte',
  gte: 'lt',
  in: 'not_in',
  not_in: 'in',
} as const;

function deepLoss(path: string, value: Condition['value']): readonly ArgumentLoss[] {
  return value === true && path.split('.').length > 2 ? ['given'] : [];
}

/** A condition that must hold, and what makes sure of the kind of value; null where nothing does. */
function guarded(condition: Condition): readonly InterceptCondition[] | null {
  const { path, op, value } = condition;
  switch (op) {
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'regex':
      return [condition];
    case 'exists':
      return [value === true ? condition : notGiven(path)];
    case 'contains':
      return typeof value === 'string' ? [isText(path), condition] : null;
    case 'eq':
      return equal(path, [value]);
    case 'in':
      return equal(path, listOf(value));
    case 'neq':
    case 'not_in':
      return different(condition, op === 'neq' ? [value] : listOf(value));
  }
}

/** One of some values. A kind that is not the first of text, number, null is left out; true cannot be told from "true". */
function equal(path: string, values: readonly Condition['value'][]): readonly InterceptCondition[] | null {
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length > 0) return [isText(path), { path, op: 'in', value: texts }];
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length > 0) return [...between(path, numbers), { path, op: 'in', value: numbers }];
  // Null stands there, and is not given at the same time: that is null alone.
  return values.includes(null)
    ? [
        { path, op: 'exists', value: false },
        { path, op: 'eq', value: null },
      ]
    : null;
}

function different(
  { path, op, value }: Condition,
  values: readonly Condition['value'][],
): readonly InterceptCondition[] {
  const kinds = new Set(values.map((one) => typeof one));
  if (kinds.size === 1 && kinds.has('number')) return [isNumber(path), { path, op, value }];
  if (kinds.size === 1 && kinds.has('boolean'))
    return [
      { path, op: 'in', value: [true, false] },
      { path, op, value },
    ];
  return [isText(path), { path, op, value }];
}

function between(path: string, numbers: readonly number[]): InterceptCondition[] {
  return [
    { path, op: 'gte', value: Math.min(...numbers) },
    { path, op: 'lte', value: Math.max(...numbers) },
  ];
}

/** Every text matches an empty pattern, and nothing else does. */
function isText(path: string): InterceptCondition {
  return { path, op: 'regex', value: '' };
}

function isNumber(path: string): InterceptCondition {
  return { path, op: 'gte', value: -Number.MAX_VALUE };
}

/** Of `args.a.b` the whole of `args.a`, because Intercept finds nothing in a list, where ours looks. */
function notGiven(path: string): InterceptCondition {
  return { path: path.split('.').slice(0, 2).join('.'), op: 'exists', value: false };
}

/** Half a character is another one by the time that it is compared. */
function isWellFormed({ path, value }: Condition): boolean {
  return [path, ...(Array.isArray(value) ? value : [value])].every(
    (text) => typeof text !== 'string' || text.isWellFormed(),
  );
}

function listOf(value: Condition['value']): readonly Condition['value'][] {
  return Array.isArray(value) ? value : [];
}
