import { expect, test } from 'vitest';
import { parsePolicy } from './schema.ts';

const LIMIT = { counter: 'pay_rate', window: 'hour', max: 5, scope: 'grant' };

test('takes a policy that uses everything', () => {
  const policy = {
    version: '1',
    default: 'allow',
    hide: ['drop_table', '*'],
    all_tools: { limits: [LIMIT] },
    tools: {
      list_clients: {},
      pay: {
        require: [{ conditions: [{ path: 'args.order.amount', op: 'lte', value: 100 }], on_deny: 'Too much.' }],
        deny_if: [
          { conditions: [] },
          {
            conditions: [
              { path: 'args.currency', op: 'not_in', value: ['EUR', 'USD'] },
              { path: 'args.note', op: 'exists', value: true },
              { path: 'args.iban', op: 'regex', value: '^DE' },
            ],
          },
        ],
        limits: [LIMIT],
      },
    },
  };
  expect(parsePolicy(policy)).toEqual({ ok: true, policy });
});

test.each([
  ['nothing', null, '', 'must be an object, not null'],
  ['a list', [], '', 'must be an object, not a list'],
  ['no version', { default: 'deny' }, 'version', 'is missing; it must be "1"'],
  ['a later version', { version: '2', default: 'deny' }, 'version', 'must be "1", not "2"'],
  ['a version as a number', { version: 1, default: 'deny' }, 'version', 'must be "1", not 1'],
  ['no default', { version: '1' }, 'default', 'is missing; it must be "allow" or "deny"'],
  ['a misspelt default', { version: '1', default: 'denny' }, 'default', 'not "denny"; did you mean "deny"?'],
  ['a number to hide', policyWith({ hide: [7] }), 'hide[0]', 'must be a text, not 7'],
  ['a misspelt key', policyWith({ hied: ['a'] }), '', 'unknown key "hied"; did you mean hide?'],
  ['a strange key', policyWith({ approval: true }), '', 'known here: version, default, hide, all_tools, tools'],
  [
    'an own key __proto__',
    JSON.parse('{"version":"1","default":"deny","__proto__":{}}'),
    '',
    'unknown key "__proto__"',
  ],
  ['tools as a list', policyWith({ tools: [] }), 'tools', 'must be an object of tool names'],
  ['a misspelt rule list', policyWith({ tools: { pay: { limit: [] } } }), 'tools.pay', 'did you mean limits?'],
  [
    'a field of another format',
    policyWith({ tools: { 'pay.now': { rate_limit: '5/minute' } } }),
    'tools["pay.now"]',
    'known here: require, deny_if, limits',
  ],
  [
    'the beginning of a key',
    policyWith({ tools: { pay: { deny: [] } } }),
    'tools.pay',
    'unknown key "deny"; did you mean deny_if?',
  ],
  [
    'a key in other words',
    conditionWith({ operator: 'lte' }),
    'tools.pay.require[0].conditions[0]',
    'unknown key "operator"; did you mean op?',
  ],
  ['a fraction', limitWith({ max: 1.5 }), 'tools.pay.limits[0].max', 'must be a whole number, not 1.5'],
  ['a negative limit', limitWith({ max: -1 }), 'tools.pay.limits[0].max', 'must be at least 0, not -1'],
  [
    'a week',
    limitWith({ window: 'week' }),
    'tools.pay.limits[0].window',
    'must be "minute" or "hour" or "day", not "week"',
  ],
  ['another scope', limitWith({ scope: 'user' }), 'tools.pay.limits[0].scope', 'must be "grant", not "user"'],
  [
    'a counter without a name',
    limitWith({ counter: '' }),
    'tools.pay.limits[0].counter',
    'at least 1 character, not ""',
  ],
  ['a misspelt window', limitWith({ window: 'minutes' }), 'tools.pay.limits[0].window', 'did you mean "minute"?'],
  [
    'a path outside the arguments',
    conditionWith({ path: 'amount' }),
    inCondition('path'),
    'such as args.amount or args.order.amount, not "amount"',
  ],
  ['a path without a name', conditionWith({ path: 'args.a..b' }), inCondition('path'), 'not "args.a..b"'],
  [
    'a path of 33 steps',
    conditionWith({ path: `args${'.a'.repeat(33)}` }),
    inCondition('path'),
    'the path of an argument',
  ],
  ['an unknown operator', conditionWith({ op: 'matches' }), inCondition('op'), '"eq"'],
  ['a list to compare with', conditionWith({ value: [1] }), inCondition('value'), 'lte needs a number, not a list'],
  ['one value for in', conditionWith({ op: 'in', value: 1 }), inCondition('value'), 'in needs a list of values, not 1'],
  [
    'an object among the values',
    conditionWith({ op: 'in', value: [1, {}] }),
    inCondition('value'),
    'must be a text, a number, true, false, null or a list of these, not a list that holds a list or an object',
  ],
  [
    'a number for exists',
    conditionWith({ op: 'exists', value: 1 }),
    inCondition('value'),
    'exists needs true or false, not 1',
  ],
])('refuses %s and says where', (_what, policy, path, message) => {
  expect(parsePolicy(policy)).toEqual({ ok: false, errors: [{ path, message: expect.stringContaining(message) }] });
});

test('checks the rules of a tool called __proto__ too', () => {
  const policy = JSON.parse('{"version":"1","default":"deny","tools":{"__proto__":{"limits":7}}}');
  expect(parsePolicy(policy)).toMatchObject({ ok: false, errors: [{ path: 'tools.__proto__.limits' }] });
});

test('names every fault, not the first alone', () => {
  const result = parsePolicy({ version: '1', default: 'maybe', hide: 'pay', tools: { a: { deny: [] }, b: 1 } });
  expect(result).toMatchObject({
    ok: false,
    errors: [{ path: 'default' }, { path: 'hide' }, { path: 'tools.a' }, { path: 'tools.b' }],
  });
});

test('prints a hostile key cut and with its invisible characters shown', () => {
  const result = parsePolicy(policyWith({ tools: { ['\u202e'.padEnd(5000, 'x')]: 1 } }));
  expect(result).toMatchObject({ ok: false });
  const path = result.ok ? '' : (result.errors[0]?.path ?? '');
  expect(path).toMatch(/^tools\["\\\\u202ex{79}…"\]$/);
});

test('checks patterns where it is given a check, and says which fails', () => {
  const policy = conditionWith({ op: 'regex', value: 'a(?=b)' });
  const patternProblem = (pattern: string) => (pattern.includes('(?=') ? 'looks ahead' : null);
  expect(parsePolicy(policy, { patternProblem })).toEqual({
    ok: false,
    errors: [{ path: inCondition('value'), message: '"a(?=b)": looks ahead' }],
  });
  expect(parsePolicy(policy).ok).toBe(true);
  expect(parsePolicy(conditionWith({ op: 'eq', value: 'a(?=b)' }), { patternProblem }).ok).toBe(true);
});

function policyWith(more: object) {
  return { version: '1', default: 'deny', ...more };
}

function limitWith(change: object) {
  return policyWith({ tools: { pay: { limits: [{ ...LIMIT, ...change }] } } });
}

function conditionWith(change: object) {
  const condition = { path: 'args.amount', op: 'lte', value: 100, ...change };
  return policyWith({ tools: { pay: { require: [{ conditions: [condition] }] } } });
}

function inCondition(key: string): string {
  return `tools.pay.require[0].conditions[0].${key}`;
}
