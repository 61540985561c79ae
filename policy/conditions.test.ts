import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { holds, newCheck, type Quantifier } from './conditions.ts';
import { re2Patterns } from './re2.ts';
import type { Condition } from './types.ts';

/** Parsed, so that `__proto__` is an own key, as it comes over the wire. */
type Row = readonly [
  op: Condition['op'],
  value: Condition['value'],
  args: string,
  inRequire: boolean,
  inDenyIf: boolean,
];

function held(path: string, [op, value, args]: Row, of: Quantifier) {
  return holds({ path, op, value }, JSON.parse(args), of, newCheck(re2Patterns()));
}

describe.each<readonly [path: string, rows: readonly Row[]]>([
  [
    'args.a',
    [
      ['eq', 'x', '{"a":"x"}', true, true],
      ['eq', 'x', '{"a":"X"}', false, false],
      ['eq', 5, '{"a":"5"}', false, false],
      ['eq', 5, '{"a":5.0}', true, true],
      ['eq', 0, '{"a":-0}', true, true],
      ['eq', null, '{"a":null}', true, true],
      ['eq', null, '{}', false, false],
      ['neq', 'x', '{"a":"y"}', true, true],
      ['neq', 'x', '{}', false, false],
      ['neq', 'x', '{"a":5}', true, true],
      ['neq', 'x', '{"a":{"x":1}}', true, true],
      ['lt', 5, '{"a":4.9}', true, true],
      ['lt', 5, '{"a":5}', false, false],
      ['lte', 5, '{"a":5}', true, true],
      ['lte', 5, '{"a":"4"}', false, false],
      ['lte', 5, '{"a":1e400}', false, false],
      ['gt', 5, '{"a":1e400}', true, true],
      ['gte', 5, '{"a":5}', true, true],
      ['gte', 5, '{"a":true}', false, false],
      ['in', ['x', 5], '{"a":5}', true, true],
      ['in', ['x', 5], '{"a":"5"}', false, false],
      ['in', [], '{"a":"x"}', false, false],
      ['not_in', ['x'], '{"a":"y"}', true, true],
      ['not_in', ['x'], '{}', false, false],
      ['regex', '^DE', '{"a":"DE12"}', true, true],
      ['regex', 'E1', '{"a":"DE12"}', true, true],
      ['regex', '1', '{"a":1}', false, false],
      ['contains', 'E1', '{"a":"DE12"}', true, true],
      ['contains', 1, '{"a":"DE12"}', false, false],
      ['contains', '', '{"a":""}', true, true],
      ['exists', true, '{"a":""}', true, true],
      ['exists', true, '{"a":null}', false, false],
      ['exists', false, '{"a":null}', true, true],
      ['exists', false, '{}', true, true],
      ['exists', false, '{"a":[]}', false, false],
    ],
  ],
  [
    // Of a list, require asks every element and deny_if asks for one.
    'args.a',
    [
      ['eq', 'x', '{"a":["x","x"]}', true, true],
      ['eq', 'x', '{"a":["x","y"]}', false, true],
      ['eq', 'x', '{"a":[]}', false, false],
      ['neq', 'x', '{"a":["x","y"]}', false, true],
      ['not_in', ['x'], '{"a":["x"]}', false, false],
      ['not_in', ['x'], '{"a":[["x"]]}', false, false],
      ['not_in', ['x'], '{"a":[["y"],["x"]]}', false, true],
      ['lte', 5, '{"a":[1,9]}', false, true],
      ['regex', '^x', '{"a":["xa",5]}', false, true],
      ['eq', 'x', '{"a":["x",[]]}', false, true],
      ['contains', 'x', '{"a":["x","y"]}', true, true],
      ['contains', 'x', '{"a":["xy"]}', false, false],
      ['contains', 'x', '{"a":[["x"]]}', false, false],
      ['exists', true, '{"a":[null]}', true, true],
    ],
  ],
  [
    // A key looks into all elements of a list.
    'args.a.b',
    [
      ['eq', 'x', '{"a":{"b":"x"}}', true, true],
      ['eq', 'x', '{"a":[{"b":"x"},{"b":"x"}]}', true, true],
      ['eq', 'x', '{"a":[{"b":"x"},{"b":"y"}]}', false, true],
      ['eq', 'x', '{"a":[{"b":"x"},{}]}', false, true],
      ['neq', 'x', '{"a":[{"b":"y"},5]}', false, true],
      ['eq', 'x', '{"a":[[{"b":"x"}],[{"b":"y"}]]}', false, true],
      ['eq', 'x', '{"a":[]}', false, false],
      ['eq', 'x', '{"a":"b"}', false, false],
      ['contains', 'x', '{"a":[{"b":["x"]},{"b":["y"]}]}', false, true],
      ['exists', true, '{"a":[{"b":1},{"b":2}]}', true, true],
      ['exists', true, '{"a":[{"b":1},{}]}', false, true],
      ['exists', true, '{"a":[{"b":1},{"b":null}]}', false, true],
      ['exists', false, '{"a":[{"b":1},{}]}', false, true],
      ['exists', false, '{"a":[{},{}]}', true, true],
      ['exists', false, '{"a":[{"b":1}]}', false, false],
      ['exists', false, '{"a":[]}', true, true],
      ['exists', true, '{"a":null}', false, false],
    ],
  ],
  [
    // A number picks an element; of an object it is a key.
    'args.a.1',
    [
      ['eq', 'x', '{"a":["y","x"]}', true, true],
      ['eq', 'x', '{"a":["x"]}', false, false],
      ['exists', false, '{"a":["x"]}', true, true],
      ['eq', 'x', '{"a":{"1":"x"}}', true, true],
      ['eq', 'x', '{"a":[["y","x"],["z","w"]]}', false, false],
      ['eq', 'z', '{"a":[["y","x"],["z","z"]]}', true, true],
    ],
  ],
  [
    'args.a.01',
    [
      ['eq', 'x', '{"a":["y","x"]}', false, false],
      ['eq', 'x', '{"a":[{"01":"x"}]}', true, true],
    ],
  ],
  [
    // Own keys alone: nothing that every object has.
    'args.__proto__',
    [
      ['exists', true, '{}', false, false],
      ['eq', 'x', '{"__proto__":"x"}', true, true],
    ],
  ],
  ['args.constructor.name', [['exists', true, '{}', false, false]]],
  [
    'args.a.length',
    [
      ['exists', true, '{"a":"text"}', false, false],
      ['exists', true, '{"a":["text"]}', false, false],
    ],
  ],
])('%s', (path, rows) => {
  test.each(rows)('%s %j of %s: in require %j, in deny_if %j', (...row) => {
    expect(held(path, row, 'every')).toBe(row[3]);
    expect(held(path, row, 'some')).toBe(row[4]);
  });
});

describe('what is more than one call may cost', () => {
  test.each<readonly [string, Condition, () => JsonObject]>([
    ['a text too long for a pattern', on('regex', `^${'[a-z]'.repeat(400)}x`), () => ({ a: 'y'.repeat(1_000_000) })],
    ['a list too long', on('neq', 'x'), () => ({ a: Array.from({ length: 5_000_000 }, () => 'y') })],
    ['lists in lists', on('neq', 'x'), () => nested(100_000, 'y')],
    ['objects in lists in lists', { ...on('eq', 'x'), path: 'args.a.b' }, () => nested(100_000, { b: 'y' })],
    ['a pattern that is not RE2s', on('regex', '(?=a)'), () => ({ a: 'a' })],
  ])('is not told, so that both kinds of rule deny: %s', (_what, condition, makeArgs) => {
    const args = makeArgs();
    expect(holds(condition, args, 'every', newCheck(re2Patterns()))).toBeNull();
    expect(
      holds({ ...condition, op: NEVER[condition.op] ?? condition.op }, args, 'some', newCheck(re2Patterns())),
    ).toBeNull();
  });

  test('a value that settles it is told, whatever else there is', () => {
    const args = { a: ['x', ...Array.from({ length: 5_000_000 }, () => 'y')] };
    expect(holds(on('eq', 'x'), args, 'some', newCheck(re2Patterns()))).toBe(true);
    expect(holds(on('neq', 'x'), args, 'every', newCheck(re2Patterns()))).toBe(false);
  });

  test('conditions share it: what one has used is not there for the next', () => {
    const check = newCheck(re2Patterns());
    const args = { a: 'y'.repeat(500_000) };
    const answers = Array.from({ length: 40 }, () => holds(on('regex', 'x{10}'), args, 'every', check));
    expect(answers[0]).toBe(false);
    expect(answers.at(-1)).toBeNull();
    expect(check.work.left).toBeLessThan(500_000 * 12);
    expect(check.work.left).toBeGreaterThanOrEqual(0);
  });
});

/** What no value seen has, so that only those not seen could. */
const NEVER: Partial<Record<Condition['op'], Condition['op']>> = { neq: 'eq' };

function on(op: Condition['op'], value: Condition['value']): Condition {
  return { path: 'args.a', op, value };
}

function nested(depth: number, inner: JsonObject | string): JsonObject {
  const json = `${'['.repeat(depth)}${JSON.stringify(inner)}${']'.repeat(depth)}`;
  return { a: JSON.parse(json) };
}
