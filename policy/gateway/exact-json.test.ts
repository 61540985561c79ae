import { expect, it } from 'vitest';
import { parseExactly } from './exact-json.ts';

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
