import { expect, it } from 'vitest';
import { parseExactly, writeExactly } from './exact-json.ts';

it.each([
  ['12345678901234567890', '12345678901234567890'],
  [
    '{"id":9007199254740993,"big":1e400,"small":-0,"whole":1.0}',
    '{"id":9007199254740993,"big":1e400,"small":-0,"whole":1.0}',
  ],
  ['{"amount":100.00000000000000001}', '{"amount":100.00000000000000001}'],
  ['{"text":"1.50 and 1e5"}', '{"text":"1.50 and 1e5"}'],
  ['{"name":"read","name":"drop"}', '{"name":"drop"}'],
  ['{"a":1.5,"a":2.50}', '{"a":2.50}'],
  ['{"__proto__":{"a":1.0}}', '{"__proto__":{"a":1.0}}'],
  ['"\\ud800"', '"\\ud800"'],
])('writes %s anew without rounding, each key once', (json, written) => {
  expect(JSON.stringify(parseExactly(json).exact)).toBe(written);
});

it('gives the values that are decided on as JavaScript reads them', () => {
  expect(parseExactly('{"amount":1e400,"id":12345678901234567890}').value).toEqual({
    amount: Number.POSITIVE_INFINITY,
    id: 12345678901234567000,
  });
});

it('refuses what is no JSON', () => {
  expect(() => parseExactly('{"a":1.0,}')).toThrow(SyntaxError);
});

it.each([
  [
    '{"id":9007199254740993,"list":[{"max":9223372036854775807},{"drop":1},{"min":1.0}],"rest":{"e":1e400}}',
    '{"id":9007199254740993,"list":[{"max":9223372036854775807},{"min":1.0}],"rest":{"e":1e400}}',
  ],
  ['{"list":[{"drop":1},{"a":1}],"__proto__":{"a":2.0}}', '{"list":[{"a":1}],"__proto__":{"a":2.0}}'],
  ['{"list":[{"drop":1}]}', '{"list":[]}'],
])('writes what stays of %s digit for digit', (json, written) => {
  const value = JSON.parse(json);
  const list = value.list.filter((one: object) => !('drop' in one));
  expect(writeExactly({ ...value, list }, value, json)).toBe(written);
});

it('writes what was put in anew', () => {
  const value = { id: 1, result: [1, { a: 1 }] };
  expect(writeExactly({ id: 1, result: [{ b: 2.5 }], more: null }, value, '{"id":1.0,"result":[1.0,{"a":1.0}]}')).toBe(
    '{"id":1.0,"result":[{"b":2.5}],"more":null}',
  );
});

it('throws for what is too deep to be written', () => {
  const json = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"b":1.0}`;
  const value = JSON.parse(json);
  expect(() => writeExactly({ a: value.a }, value, json)).toThrow(RangeError);
  expect(() => writeExactly({ a: value.a }, value, json.replace('1.0', '1'))).toThrow(RangeError);
});
