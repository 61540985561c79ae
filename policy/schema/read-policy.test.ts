import { describe, expect, test } from 'vitest';
import { MAX_POLICY_LENGTH, readPolicyText } from './read-policy.ts';

const START = '{ "version": "1", "default": "deny"';

test('reads a policy, with a byte order mark too', () => {
  const policy = { version: '1', default: 'deny', tools: { list_notes: {} } };
  expect(readPolicyText(`${START}, "tools": { "list_notes": {} } }`)).toEqual({ ok: true, policy });
  expect(readPolicyText(`\uFEFF${START}, "tools": { "list_notes": {} } }\n`)).toEqual({ ok: true, policy });
});

test.each([
  ['nothing', '', 'not JSON: value expected in line 1, column 1'],
  ['a comma too many', `${START},\n}`, 'not JSON: property name expected in line 2, column 1'],
  ['a comment', `${START} }\n// later`, 'not JSON: invalid comment token in line 2, column 1'],
  ['a file cut short', START, 'not JSON: close brace expected in line 1, column 36'],
  ['single quotes', "{\n  'version': '1' }", 'not JSON: invalid symbol in line 2, column 3'],
  ['a key given twice', `${START},\n  "default": "allow" }`, 'key "default" is given twice, again in line 2, column 3'],
  [
    'a tool given twice',
    `${START}, "tools": { "pay": { "deny_if": [{ "conditions": [] }] },\n "pay": {} } }`,
    'key "pay" is given twice, again in line 2, column 2',
  ],
  [
    'a key given twice in another spelling',
    `${START}, "tools": { "pay": { "deny_if": [{ "conditions": [] }] }, "\\u0070ay": {} } }`,
    'key "pay" is given twice, again in line 1, column 95',
  ],
  ['too much', ' '.repeat(MAX_POLICY_LENGTH + 1), 'at most 1048576 characters, this text has 1048577'],
])('refuses %s and says where', (_what, text, message) => {
  expect(readPolicyText(text)).toEqual({
    ok: false,
    errors: [{ path: '', message: expect.stringContaining(message) }],
  });
});

test('refuses a pattern that is not in RE2 syntax', () => {
  const rule = '{ "conditions": [{ "path": "args.q", "op": "regex", "value": "(?<=a)b" }] }';
  expect(readPolicyText(`${START}, "tools": { "find.it": { "deny_if": [${rule}] } } }`)).toEqual({
    ok: false,
    errors: [
      {
        path: 'tools["find.it"].deny_if[0].conditions[0].value',
        message: expect.stringContaining('"(?<=a)b": not in RE2 syntax'),
      },
    ],
  });
});

test('what is nested as deep as it goes is refused, whether it is JSON or not', () => {
  const deep = '['.repeat(500_000);
  expect(readPolicyText(`${deep}${']'.repeat(500_000)}`)).toMatchObject({ ok: false });
  expect(readPolicyText(deep)).toMatchObject({ ok: false });
  expect(readPolicyText(`${START}, "tools": { "a": ${deep}${']'.repeat(500_000)} } }`)).toMatchObject({ ok: false });
});

describe('of a text that is full of mistakes', () => {
  const read = (more: string) => readPolicyText(`${START}, ${more} }`);

  test('the first hundred are told', () => {
    const result = read(`"hide": [${Array.from({ length: 5_000 }, () => 1).join()}]`);
    const errors = result.ok ? [] : result.errors;
    expect(errors.length).toBe(101);
    expect(errors[99]).toEqual({ path: 'hide[99]', message: 'must be a text, not 1' });
    expect(errors[100]).toEqual({ path: '', message: 'and 4900 mistakes more' });
  });

  test('the first ten unknown keys of an object are told', () => {
    const keys = Array.from({ length: 5_000 }, (_, at) => `"key${at}": 1`);
    const result = read(keys.join());
    const [error] = result.ok ? [] : result.errors;
    expect(error?.message).toMatch(/^unknown key "key0"; known here: .*; and 4990 unknown keys more$/);
    expect(error?.message.length).toBeLessThan(1_000);
  });

  test('more than the checker can hold are refused too', () => {
    const conditions = Array.from({ length: 300_000 }, () => '{}');
    expect(read(`"tools": { "pay": { "require": [{ "conditions": [${conditions.join()}] }] } }`)).toEqual({
      ok: false,
      errors: [{ path: '', message: 'has more mistakes than can be told' }],
    });
  });
});
