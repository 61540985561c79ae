import fc from 'fast-check';
import type { Json, JsonObject } from '#crawler/types.ts';
import {
  ASK_A_PERSON,
  CONDITION_OPERATORS,
  type Condition,
  LIMIT_WINDOWS,
  type Policy,
  type PolicyRule,
} from '../types.ts';

/** Names as they come and as they break programs. */
export const HOSTILE_NAMES = [
  'pay',
  'list_notes',
  '__proto__',
  'constructor',
  '*',
  'a/b~c',
  'a.b',
  '1',
  '',
  '\u202egnp',
  '"\n',
  'é',
];

/** Few enough that policies and calls meet. */
const anyTool = fc.constantFrom(...HOSTILE_NAMES);
const KEYS = ['a', 'b', '0', '__proto__', 'constructor'];
const SCALARS = [0, 1, -1, 5, 1.5, '', 'x', 'xy', '5', 'true', true, false, null];
const PATTERNS = ['x', '^x$', '^[0-9]+$', '(?i)XY', '', '^(?:x|y)*$', '\\d'];

const anyScalar = fc.constantFrom(...SCALARS);
const anyPath = fc
  .array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 })
  .map((keys) => ['args', ...keys].join('.'));

/** Conditions whose paths and values meet those of `anyArgs`. */
export const anyCondition: fc.Arbitrary<Condition> = fc
  .record({ path: anyPath, op: fc.constantFrom(...CONDITION_OPERATORS) })
  .chain(({ path, op }) => valueFor(op).map((value) => ({ path, op, value })));

function valueFor(op: Condition['op']): fc.Arbitrary<Condition['value']> {
  if (op === 'exists') return fc.boolean();
  if (op === 'regex') return fc.constantFrom(...PATTERNS);
  if (op === 'in' || op === 'not_in') return fc.array(anyScalar, { maxLength: 3 });
  if (op === 'eq' || op === 'neq' || op === 'contains') return anyScalar;
  return fc.constantFrom(-1, 0, 1, 1.5, 5);
}

const anyRule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    conditions: fc.array(anyCondition, { maxLength: 2 }),
    on_deny: fc.constantFrom('No.', ASK_A_PERSON, '', 'Line\nbreak\u202e'),
  },
  { requiredKeys: ['conditions'] },
);

export const anyLimit = fc.record({
  counter: fc.constantFrom('pay_rate', 'all', '__proto__', 'a/minute'),
  window: fc.constantFrom(...LIMIT_WINDOWS),
  max: fc.constantFrom(0, 1, 2, 3, 30),
  scope: fc.constant('grant' as const),
});

export const anyRules = fc.record(
  {
    require: fc.array(anyRule, { maxLength: 2 }),
    deny_if: fc.array(anyRule, { maxLength: 2 }),
    limits: fc.array(anyLimit, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** Valid policies over `HOSTILE_NAMES`. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record(
    {
      version: fc.constant('1' as const),
      default: fc.constantFrom('allow' as const, 'deny' as const),
      hide: fc.array(anyTool, { maxLength: 2 }),
      all_tools: fc.record({ limits: fc.array(anyLimit, { maxLength: 2 }) }),
      tools: fc.array(fc.tuple(anyTool, anyRules), { maxLength: 4 }),
    },
    { requiredKeys: ['version', 'default'] },
  )
  // fromEntries makes own keys, also of `__proto__`.
  .map(({ tools, ...policy }) => (tools === undefined ? policy : { ...policy, tools: Object.fromEntries(tools) }));

const { args } = fc.letrec<{ args: JsonObject; value: Json }>((tie) => ({
  args: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 3 })
    .map((entries) => Object.fromEntries(entries)),
  value: fc.oneof({ maxDepth: 3 }, anyScalar, fc.array(tie('value'), { maxLength: 3 }), tie('args')),
}));

/** Arguments that the conditions of `anyPolicy` find something in. */
export const anyArgs: fc.Arbitrary<JsonObject> = args;

export const anyCall = fc.record({ tool: anyTool, args: anyArgs });
