import { expect, test } from 'vitest';
import { headerProblem } from './header-problem.ts';

const NAME = 'has a name that no header can have';
const OURS = 'is set by the client itself';
const VALUE = 'has a value with characters that cannot be sent, or a very long one';

test.each([
  ['Authorization', 'Bearer abc', null],
  ['X-Größe', '1', NAME],
  ['X Key', '1', NAME],
  ['', '1', NAME],
  ['x'.repeat(101), '1', NAME],
  ['Host', 'example.com', OURS],
  ['transfer-encoding', 'chunked', OURS],
  ['X-Key', '', null],
  ['X-Key', 'caf\u00e9', null],
  ['X-Key', 'a\r\nHost: b', VALUE],
  ['X-Key', 'emoji \u{1F600}', VALUE],
  ['X-Key', 'x'.repeat(9_000), VALUE],
])('%j: %j', (name, value, problem) => {
  expect(headerProblem(name, value)).toBe(problem);
});
