import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { patternCost } from './pattern-cost.ts';
import { MAX_PATTERN_COST, patternProblem, policyPatternCheck, re2Patterns } from './re2.ts';

describe('a pattern', () => {
  test.each([
    ['a look behind', '(?<=a)b', 'invalid named capture'],
    ['a look ahead', 'a(?=b)', 'invalid or unsupported Perl syntax'],
    ['a back reference', '(a)\\1', 'invalid escape sequence'],
    ['an atomic group', '(?>a)', 'invalid or unsupported Perl syntax'],
    ['a possessive repetition', 'a++', 'invalid nested repetition operator'],
    ['a Java class', '\\p{javaLowerCase}', 'invalid character class range'],
    ['a Java property', '\\p{IsAlphabetic}', 'invalid character class range'],
    ['a JavaScript escape', '\\u0041', 'invalid escape sequence'],
    ['a comment', '(?#note)a', 'invalid or unsupported Perl syntax'],
    ['a flag that RE2 does not have', '(?x)a b', 'invalid or unsupported Perl syntax'],
    ['the end of Perl', 'a\\Z', 'invalid escape sequence'],
    ['a group left open', '(a', 'missing closing )'],
    ['too many copies', 'a{1001}', 'invalid repeat count'],
    ['copies of copies', '((a{100}){100}){100}', 'more than 10000 instructions'],
    ['copies of much', `(?:${'a?'.repeat(400)}){1000}`, 'more than 10000 instructions'],
    ['wide classes that ignore case', `(?i)${'[\\x{41}-\\x{1E942}]'.repeat(60)}`, 'more than 10000 instructions'],
    ['a category that older engines refuse', '\\p{Cn}', 'not known to every RE2'],
    ['half a character', '\ud800', 'lone surrogate'],
    ['a long text', 'a'.repeat(10_001), 'at most 10000 characters, this one has 10001'],
  ])('is refused with %s', (_what, pattern, problem) => {
    expect(patternProblem(pattern)).toContain(problem);
  });

  test.each([
    ['', 'a'],
    ['^DE\\d{2}$', 'DE12'],
    ['(?i)drop\\s+table', 'DROP  TABLE users'],
    ['(?P<year>\\d{4})-(?<month>\\d\\d)', '2026-01'],
    ['^\\Qa.b(\\E$', 'a.b('],
    ['\\p{Greek}+', 'αβγ'],
    ['[[:alpha:]]{2}', 'ab'],
    ['^.$', '😀'],
    ['[]a]', ']'],
    ['x{,5}', 'x{,5}'],
  ])('in RE2 syntax matches: %s', (pattern, text) => {
    expect(patternProblem(pattern)).toBeNull();
    expect(re2Patterns().matches(pattern, text)).toBe(true);
  });

  test('a problem is told in one line without invisible characters', () => {
    expect(patternProblem('(?\u202e\n')).toMatch(/^not in RE2 syntax: [ -~]+$/);
  });

  test('that is refused matches nothing and settles nothing', () => {
    expect(re2Patterns().matches('(?<=a)b', 'ab')).toBeNull();
    expect(re2Patterns().matches('((a{100}){100}){100}', 'a')).toBeNull();
  });
});

test('the patterns of one policy are limited together, and equal ones count once', () => {
  const problemOf = policyPatternCheck();
  const large = Array.from({ length: 20 }, (_, index) => `${'a'.repeat(8_000)}${index}`);
  const problems = large.map((pattern) => problemOf(pattern));
  expect(problems.filter((problem) => problem === null).length).toBe(12);
  expect(problems.at(-1)).toContain('too large together');
  expect(problemOf(large[0] ?? '')).toBeNull();
});

test.each([
  ['that are kept compiled', 600, ''],
  ['that are more than are kept', 20, 'a'.repeat(8_000)],
])('finds all of many patterns again %s', (_what, count, start) => {
  const patterns = re2Patterns();
  const all = Array.from({ length: count }, (_, index) => `^${start}${index}$`);
  expect(all.every((pattern, index) => patterns.matches(pattern, `${start}${index}`) === true)).toBe(true);
  expect(all.every((pattern, index) => patterns.matches(pattern, `${start}${index + 1}`) === false)).toBe(true);
});

// What makes other engines and careless limits explode: repetitions of repetitions, empty ones, boundaries, classes, flags.
const PIECES = [
  'a',
  'é',
  '(',
  '(?:',
  '(?i:',
  ')',
  ')*',
  ')+',
  '){3}',
  '*',
  '+?',
  '?',
  '{2,5}',
  '{4,}',
  '{0,7}',
  '{1000}',
].concat(['[a-z]', '[^a]', '|', '^', '$', '\\d', '\\pL', '\\p{Greek}', '.', '\\b', '\\Qab\\E', '[[:alpha:]]']);
const anyPattern = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

test('the cost of a pattern is never less than what it compiles to', () => {
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      const cost = patternCost(pattern);
      if (cost > MAX_PATTERN_COST || patternProblem(pattern) !== null) return;
      expect(RE2JS.compile(pattern).programSize()).toBeLessThanOrEqual(cost);
    }),
    { seed: 52, numRuns: 4000 },
  );
});

test('the cost of a hostile text is told without trouble', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(patternCost(text)).toBeGreaterThan(0);
    }),
    { seed: 53, numRuns: 2000 },
  );
  expect(patternCost('['.repeat(10_000))).toBeGreaterThan(0);
  expect(patternCost('[[:a:]'.repeat(1_600))).toBeGreaterThan(0);
  expect(patternCost('(?P<'.repeat(2_500))).toBeGreaterThan(0);
});
