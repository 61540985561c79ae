import { describe, expect, test } from 'vitest';
import { jsonPointer, pointerSteps, resolvePointer } from './json-pointer.ts';

// The examples of RFC 6901, section 5, and names that break programs.
const DOCUMENT = JSON.parse(
  '{ "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8, "~1": 9, "__proto__": { "x": 10 } }',
);

describe('a pointer', () => {
  test.each<readonly [(string | number)[], string, unknown]>([
    [[], '', DOCUMENT],
    [['foo'], '/foo', ['bar', 'baz']],
    [['foo', 0], '/foo/0', 'bar'],
    [[''], '/', 0],
    [['a/b'], '/a~1b', 1],
    [['c%d'], '/c%d', 2],
    [['e^f'], '/e^f', 3],
    [['i\\j'], '/i\\j', 5],
    [['k"l'], '/k"l', 6],
    [[' '], '/ ', 7],
    [['m~n'], '/m~0n', 8],
    [['~1'], '/~01', 9],
    [['__proto__', 'x'], '/__proto__/x', 10],
  ])('of %j is %s', (steps, pointer, value) => {
    expect(jsonPointer(...steps)).toBe(pointer);
    expect(pointerSteps(pointer)).toEqual(steps.map(String));
    expect(resolvePointer(DOCUMENT, pointer)).toEqual(value);
  });

  test.each(['/constructor', '/foo/2', '/foo/map', '/a/b', '/ /x', '/__proto__/constructor'])(
    '%s names nothing',
    (pointer) => {
      expect(resolvePointer(DOCUMENT, pointer)).toBeUndefined();
    },
  );
});
