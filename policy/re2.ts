import { RE2JS } from 're2js';
import type { PatternMatcher } from './evaluate.ts';

/** Says what is wrong with a pattern, or null for one in RE2 syntax that stays within the limits. */
export function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The matcher of Node and of the browser: RE2's automata, whose time is linear to the text whatever the pattern. */
export function re2Patterns(): PatternMatcher {
  const compiled = new Map<string, RE2JS>();
  return {
    matches(pattern, text) {
      const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
      compiled.set(pattern, known);
      return known.matcher(text).find();
    },
  };
}
