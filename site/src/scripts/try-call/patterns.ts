import type { PatternMatcher } from '#policy/evaluate.ts';
import type { Policy } from '#policy/types.ts';

/** The matcher for a policy's patterns: the engine is loaded where it has one. Answers are kept, for a call is tried many times. */
export async function loadPatterns(policy: Policy): Promise<PatternMatcher> {
  if (!hasPattern(policy)) return { matches: () => null };
  const { re2Patterns } = await import('#policy/re2.ts');
  const engine = re2Patterns();
  const known = new Map<string, boolean | null>();
  return {
    ...engine,
    matches(pattern, text) {
      const key = JSON.stringify([pattern, text]);
      const answer = known.has(key) ? (known.get(key) ?? null) : engine.matches(pattern, text);
      known.set(key, answer);
      return answer;
    },
  };
}

function hasPattern({ tools = {} }: Policy): boolean {
  return Object.values(tools).some(({ require = [], deny_if = [] }) =>
    [...require, ...deny_if].some(({ conditions }) => conditions.some(({ op }) => op === 'regex')),
  );
}
