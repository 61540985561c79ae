import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternProblem } from './re2.ts';

/** Pieces and repetitions of repetitions, on which an engine that tracks back would not end. */
const anyPiece = fc.constantFrom('a', '[ab]', '.', '\\w', '\\b', '\\B', '(?i:A)', 'é', '(a|a)', '(?:a?)', '$', '\\pL');
const anyRepetition = fc.constantFrom('', '*', '+', '?', '*?', '{2}', '{2,50}', '{0,20}', '{300}');
const { pattern: anyPattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    anyPiece,
    fc.tuple(anyPiece, anyRepetition).map((parts) => parts.join('')),
    fc.tuple(tie('pattern'), anyRepetition).map(([inner, repetition]) => `(${inner})${repetition}`),
    fc.array(tie('pattern'), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
    fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})+`),
  ),
}));

/** Engines that track back do not end on any of these. */
const KNOWN = ['^(a+)+$', '^(a|a)*$', '^(.*a){20}$', '^([a-z]+)*\\d$', '(?:a?){300}a{300}c', '(a*)*(a*)*(a*)*c'];

/** Far more than it takes, also on a busy machine: an engine that tracks back would take years. */
const LIMIT = 120_000;

test('no pattern of a policy blocks the process', { timeout: 2 * LIMIT }, () => {
  const patterns = [...KNOWN, ...fc.sample(anyPattern, { seed: 99, numRuns: 300 })];
  const taken = patterns.filter((pattern) => patternProblem(pattern) === null);
  expect(taken.length).toBeGreaterThan(200);
  expect(taken).toEqual(expect.arrayContaining(KNOWN));
  const outcomes = decideInProcess(patterns, `${'a'.repeat(50_000)}!`);
  expect(outcomes.length).toBe(patterns.length);
  for (const outcome of outcomes)
    expect(outcome).toEqual([expect.stringMatching(DECIDED), expect.stringMatching(DECIDED)]);
  // Both kinds of rule were really asked about a match, and told what they found.
  expect(new Set(outcomes.map(([required, denied]) => `${required} ${denied}`))).toEqual(
    new Set(['allow deny', 'deny allow', 'deny deny']),
  );
});

const DECIDED = /^(?:allow|deny)$/;

function decideInProcess(patterns: readonly string[], text: string): (readonly string[])[] {
  const script = path.join(import.meta.dirname, 'testing/decide-patterns.ts');
  const input = JSON.stringify({ patterns, text });
  const out = execFileSync(process.execPath, [script], {
    input,
    encoding: 'utf8',
    timeout: LIMIT,
    killSignal: 'SIGKILL',
  });
  return JSON.parse(out);
}
