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
  ['nothing', null, '', 'expected object'],
  ['a list', [], '', 'expected object'],
  ['no version', { default: 'deny' }, 'version', 'expected "1"'],
  ['a later version', { version: '2', default: 'deny' }, 'version', 'expected "1"'],
  ['no default', { version: '1' }, 'default', '"allow"|"deny"'],
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
  ['a fraction', limitWith({ max: 1.5 }), 'tools.pay.limits[0].max', 'expected int'],
  ['a negative limit', limitWith({ max: -1 }), 'tools.pay.limits[0].max', '>=0'],
  ['a week', limitWith({ window: 'week' }), 'tools.pay.limits[0].window', '"minute"|"hour"|"day"'],
  ['another scope', limitWith({ scope: 'user' }), 'tools.pay.limits[0].scope', 'expected "grant"'],
  ['a path outside the arguments', conditionWith({ path: 'amount' }), inCondition('path'), 'such as args.amount'],
  ['an unknown operator', conditionWith({ op: 'matches' }), inCondition('op'), '"eq"'],
  ['a list to compare with', conditionWith({ value: [1] }), inCondition('value'), 'lte needs a number'],
  ['one value for in', conditionWith({ op: 'in', value: 1 }), inCondition('value'), 'in needs a list of values'],
  [
    'a number for exists',
    conditionWith({ op: 'exists', value: 1 }),
    inCondition('value'),
    'exists needs true or false',
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
