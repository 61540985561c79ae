import { expect, test } from 'vitest';
import { placesIn } from './place-of.ts';

const TEXT = `{
  "default": "deny",
  "hide": ["0", "drop"],
  "tools": { "0": {}, "a/b~c": { "limits": [{ "max": 3 }] }, "__proto__": {} }
}`;

test.each([
  ['/default', '"default": "deny"'],
  ['/hide/1', '"drop"'],
  ['/hide/0', '"0"'],
  ['/tools/0', '"0": {}'],
  ['/tools/a~1b~0c/limits/0', '{ "max": 3 }'],
  ['/tools/__proto__', '"__proto__": {}'],
  ['', TEXT],
])('finds %s', (pointer, expected) => {
  const place = placesIn(TEXT)(pointer);
  expect(TEXT.slice(place?.start, place?.end)).toBe(expected);
});

test('tells a value from its key', () => {
  const place = placesIn(TEXT)('/default');
  expect(TEXT.slice(place?.valueStart, place?.end)).toBe('"deny"');
});

test.each(['/hide/2', '/tools/constructor', '/all_tools/limits/0', '/default/0'])('finds nothing at %s', (pointer) => {
  expect(placesIn(TEXT)(pointer)).toBeNull();
});

test('finds nothing in a text that is no JSON', () => {
  expect(placesIn('')('/default')).toBeNull();
});
