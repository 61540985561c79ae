import { describe, expect, test } from 'vitest';
import { isExactVersion, isVersionSpec, pickVersion } from './pick-version.ts';

const MAIL = {
  tags: { latest: '1.4.0', next: '2.0.0-beta.1', broken: '9.9.9' },
  versions: [
    { version: '1.2.0', isDeprecated: false },
    { version: '1.4.0', isDeprecated: false },
    { version: '1.5.0', isDeprecated: false },
    { version: '1.6.0', isDeprecated: true },
    { version: '1.7.0', isDeprecated: false, node: '>=99' },
    { version: '2.0.0-beta.1', isDeprecated: false },
    { version: '3.0.0', isDeprecated: true },
  ],
};

test.each([
  ['latest', '1.4.0'],
  ['next', '2.0.0-beta.1'],
  ['*', '1.4.0'],
  ['', '1.4.0'],
  ['^1.2', '1.4.0'],
  ['^1.5', '1.5.0'],
  // What Node cannot run comes after what is deprecated.
  ['>=1.6.0 <2', '1.6.0'],
  ['1.6.0', '1.6.0'],
  ['v1.2.0', '1.2.0'],
  ['^2.0.0', null],
  ['^2.0.0-beta.0', '2.0.0-beta.1'],
  ['>=3', '3.0.0'],
  ['^4', null],
  ['broken', null],
  ['unheard', null],
  ['constructor', null],
])('%j is %s', (spec, version) => {
  expect(pickVersion(MAIL, spec, 'v24.1.0')).toBe(version);
});

test('a latest that is deprecated gives way to one that is not', () => {
  const versions = [
    { version: '1.0.0', isDeprecated: false },
    { version: '2.0.0', isDeprecated: true },
  ];
  expect(pickVersion({ tags: { latest: '2.0.0' }, versions }, '*', 'v24.1.0')).toBe('1.0.0');
  // A tag names one version, whatever became of it.
  expect(pickVersion({ tags: { latest: '2.0.0' }, versions }, 'latest', 'v24.1.0')).toBe('2.0.0');
});

describe('what may stand after the name', () => {
  test.each(['1.2.3', '1.0.0-beta.2+build.5', '^1', '1 || 2', 'latest', 'v1-lts'])('%s', (spec) => {
    expect(isVersionSpec(spec)).toBe(true);
  });
  test.each(['git+ssh://x/y', 'npm:other@1', './x', 'a b', '-g', 'x'.repeat(101), 'a\n'])('not %j', (spec) => {
    expect(isVersionSpec(spec)).toBe(false);
  });
  test.each([
    ['1.2.3', true],
    ['v1.2.3', false],
    ['01.2.3', false],
    ['1.2', false],
  ])('%s is exact: %s', (version, isExact) => {
    expect(isExactVersion(version)).toBe(isExact);
  });
});
