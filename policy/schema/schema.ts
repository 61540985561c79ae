import { z } from 'zod';
import { placedConditions } from '../placed-rules.ts';
import { CONDITION_OPERATORS, LIMIT_WINDOWS, type Policy } from '../types.ts';
import { shownName } from '../visible-text.ts';
import { nearest } from './nearest.ts';
import { describeIssue, showValue } from './schema-errors.ts';

export interface PolicyError {
  /** Where, as one would write it in code: `tools.createOneTask.limits[0].max`; empty for the policy itself. */
  readonly path: string;
  readonly message: string;
}

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly errors: readonly PolicyError[] };

export interface PolicyChecks {
  /** Says what is wrong with a regular expression; null for a good one. Without it none is looked at: see policy/schema/read-policy.ts. */
  readonly patternProblem?: (pattern: string) => string | null;
}

/** Checks a policy.json, version "1", that someone else wrote. Unknown keys are errors: an ignored rule is a hole. */
export function parsePolicy(input: unknown, { patternProblem }: PolicyChecks = {}): ParsedPolicy {
  const result = readShape(input);
  if (result === null) return { ok: false, errors: [{ path: '', message: 'has more mistakes than can be told' }] };
  if (!result.success) return { ok: false, errors: result.error.issues.map(toError) };
  const errors = patternProblem === undefined ? [] : patternErrors(result.data, patternProblem);
  return errors.length === 0 ? { ok: true, policy: result.data } : { ok: false, errors };
}

/** Null where zod cannot hold all that is wrong: it hands on the mistakes of a list as arguments, of which a stack takes some 100,000. */
function readShape(input: unknown): z.ZodSafeParseResult<Policy> | null {
  try {
    return PolicyFile.safeParse(input, { error: describeIssue });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function patternErrors(policy: Policy, patternProblem: (pattern: string) => string | null): PolicyError[] {
  return placedConditions(policy).flatMap(({ path, condition: { op, value } }) => {
    const problem = op === 'regex' ? patternProblem(String(value)) : null;
    return problem === null
      ? []
      : [{ path: printPath([...path, 'value']), message: `${showValue(value)}: ${problem}` }];
  });
}

function toError({ path, message }: z.core.$ZodIssue): PolicyError {
  return { path: printPath(path), message };
}

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** No tool's arguments are nested deeper. */
export const MAX_STEPS_OF_PATH = 32;
const PATH = new RegExp(`^args(?:\\.[^.]+){1,${MAX_STEPS_OF_PATH}}$`);

const Condition = strict({
  path: z.string().regex(PATH),
  op: z.enum(CONDITION_OPERATORS),
  value: z.union([Scalar, z.array(Scalar)]),
}).superRefine(({ op, value }, context) => {
  const expected = VALUE_OF_OPERATOR[op];
  if (!expected.fits(value))
    context.addIssue({
      code: 'custom',
      path: ['value'],
      message: `${op} needs ${expected.is}, not ${showValue(value)}`,
    });
});

type Value = z.infer<typeof Scalar> | z.infer<typeof Scalar>[];

const ANY_SCALAR = { is: 'one value, not a list', fits: (value: Value) => !Array.isArray(value) };
const NUMBER = { is: 'a number', fits: (value: Value) => typeof value === 'number' };
const LIST = { is: 'a list of values', fits: (value: Value) => Array.isArray(value) };
const TEXT = { is: 'a text', fits: (value: Value) => typeof value === 'string' };
const FLAG = { is: 'true or false', fits: (value: Value) => typeof value === 'boolean' };

const VALUE_OF_OPERATOR = {
  eq: ANY_SCALAR,
  neq: ANY_SCALAR,
  lt: NUMBER,
  lte: NUMBER,
  gt: NUMBER,
  gte: NUMBER,
  in: LIST,
  not_in: LIST,
  exists: FLAG,
  regex: TEXT,
  contains: ANY_SCALAR,
} as const satisfies Record<(typeof CONDITION_OPERATORS)[number], { is: string; fits(value: Value): boolean }>;

const Rule = strict({ conditions: z.array(Condition), on_deny: z.string().optional() });

const Limit = strict({
  counter: z.string().min(1),
  window: z.enum(LIMIT_WINDOWS),
  max: z.int().nonnegative(),
  scope: z.literal('grant'),
});

const Rules = strict({
  require: z.array(Rule).optional(),
  deny_if: z.array(Rule).optional(),
  limits: z.array(Limit).optional(),
});

/** By hand, because z.record drops a tool called `__proto__` without a word. */
const RulesByTool = z.unknown().transform((input, context) => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const message = `must be an object of tool names and their rules, not ${showValue(input)}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  const listed: [string, z.infer<typeof Rules>][] = [];
  for (const [name, rules] of Object.entries(input)) {
    const result = Rules.safeParse(rules, { error: describeIssue });
    if (result.success) listed.push([name, result.data]);
    for (const issue of result.error?.issues ?? []) {
      context.addIssue({ code: 'custom', message: issue.message, path: [name, ...issue.path] });
    }
  }
  return Object.fromEntries(listed);
});

const PolicyFile = strict({
  version: z.literal('1'),
  default: z.enum(['allow', 'deny']),
  hide: z.array(z.string()).optional(),
  all_tools: strict({ limits: z.array(Limit) }).optional(),
  tools: RulesByTool.optional(),
});

/** An object without further keys, whose error says which key may have been meant. */
function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? describeUnknownKeys(issue.keys, known) : undefined),
  });
}

/** Of one object; a text with more is no policy at all. */
const MOST_KEYS_TOLD = 10;

function describeUnknownKeys(keys: readonly string[], known: readonly string[]): string {
  const told = keys.slice(0, MOST_KEYS_TOLD).map((key) => describeUnknownKey(key, known));
  const more = keys.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} unknown keys more`] : [])].join('; ');
}

function describeUnknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known) ?? begunLike(key, known);
  const hint = meant === undefined ? `known here: ${known.join(', ')}` : `did you mean ${meant}?`;
  return `unknown key ${JSON.stringify(shownName(key))}; ${hint}`;
}

/** `deny` for `deny_if`, `operator` for `op`: too far for a misspelling, and plain all the same. */
function begunLike(key: string, known: readonly string[]): string | undefined {
  return known.find((one) => (key.length > 1 && one.startsWith(key)) || key.startsWith(one));
}

function printPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((printed, key) => printed + printKey(key, printed === ''), '');
}

function printKey(key: PropertyKey, isFirst: boolean): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = shownName(String(key));
  if (!/^[\w$-]+$/.test(name)) return `[${JSON.stringify(name)}]`;
  return isFirst ? name : `.${name}`;
}
