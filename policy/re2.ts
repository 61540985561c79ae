import { RE2JS } from 're2js';
import type { PatternMatcher } from './evaluate.ts';
import { patternCost, patternTokens } from './pattern-cost.ts';
import { shownName } from './visible-text.ts';

/** Enough for a list of some hundred addresses. */
export const MAX_PATTERN_LENGTH = 10_000;

/** In instructions. Compiling so many takes 0.2 s at the worst, and a text of 6,700 characters can still be matched within the work of one call. */
export const MAX_PATTERN_COST = 10_000;

/** All patterns of one policy together: 0.2 s to compile, 1.7 s where they were made to be slow. */
export const MAX_TOTAL_COST = 100_000;

/** Says what is wrong with a pattern, or null for one in RE2 syntax that stays within the limits. */
export function patternProblem(pattern: string): string | null {
  const compiled = compileWithin(pattern);
  return typeof compiled === 'string' ? compiled : null;
}

/** Says what is wrong with it where it is refused. */
function compileWithin(pattern: string): RE2JS | string {
  const problem = limitProblem(pattern);
  if (problem !== null) return problem;
  const compiled = compile(pattern);
  return typeof compiled === 'string' ? `not in RE2 syntax: ${compiled}` : compiled;
}

/** What can be told, and has to be, before a pattern is compiled. */
function limitProblem(pattern: string): string | null {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return `a pattern has at most ${MAX_PATTERN_LENGTH} characters, this one has ${pattern.length}`;
  }
  // Go and C++ read patterns as UTF-8, in which half a character does not exist.
  if (!pattern.isWellFormed()) return 'the pattern holds half a character (a lone surrogate)';
  if (patternCost(pattern) > MAX_PATTERN_COST) {
    return `the pattern is too large: its repetitions make more than ${MAX_PATTERN_COST} instructions of it`;
  }
  const young = patternTokens(pattern).find((token) => YOUNG_CLASS.test(token));
  return young === undefined ? null : `the class ${young} is not known to every RE2`;
}

/** `patternProblem` for the patterns of one policy, which are limited together; equal ones count once. */
export function policyPatternCheck(): (pattern: string) => string | null {
  const problems = new Map<string, string | null>();
  let total = 0;
  return (pattern) => {
    const known = problems.get(pattern);
    if (known !== undefined) return known;
    if (total > MAX_TOTAL_COST) return TOO_LARGE_TOGETHER;
    // One too long may be one of many, and is not even read.
    total += pattern.length > MAX_PATTERN_LENGTH ? 1 : Math.min(patternCost(pattern), MAX_PATTERN_COST);
    const problem = total > MAX_TOTAL_COST ? TOO_LARGE_TOGETHER : patternProblem(pattern);
    problems.set(pattern, problem);
    return problem;
  };
}

const TOO_LARGE_TOGETHER = `the patterns of this policy are too large together: more than ${MAX_TOTAL_COST} instructions`;

/** Instructions of the patterns kept ready: all of one policy, so that no call has to compile them again. */
const MOST_KEPT = MAX_TOTAL_COST;

/** The matcher of Node and of the browser: RE2's automata, whose time is linear to the text whatever the pattern. */
export function re2Patterns(): PatternMatcher {
  const kept = new Map<string, Compiled>();
  let total = 0;
  const forgetOldest = (): void => {
    for (const [pattern, { cost }] of kept) {
      if (total <= MOST_KEPT || kept.size === 1) return;
      kept.delete(pattern);
      total -= cost;
    }
  };
  const compiledOf = (pattern: string): Compiled => {
    const known = kept.get(pattern);
    const compiled = known ?? compilePattern(pattern);
    // Last in the order of a map is the one used last.
    kept.delete(pattern);
    kept.set(pattern, compiled);
    if (known === undefined) total += compiled.cost;
    forgetOldest();
    return compiled;
  };
  return {
    matches: (pattern, text) => compiledOf(pattern).re2?.test(text) ?? null,
    cost: (pattern) => compiledOf(pattern).cost,
  };
}

interface Compiled {
  /** Null of a pattern that is refused. */
  readonly re2: RE2JS | null;
  readonly cost: number;
}

function compilePattern(pattern: string): Compiled {
  const compiled = compileWithin(pattern);
  return typeof compiled === 'string' ? { re2: null, cost: 1 } : { re2: compiled, cost: compiled.programSize() };
}

/** Categories and classes that Go's RE2 learnt in 2025, and the engines in use before it refuse. */
const YOUNG_CLASS = /^\\[pP]\{\^?(?:Cn|LC|Lc|Assigned|Ascii|ASCII)\}$/;

/** Says what is wrong with it where it does not compile. */
function compile(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return shownName(message.replace(/^error parsing regexp: /, ''));
  }
}
