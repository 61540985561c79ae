import type { PatternMatcher } from '#policy/evaluate.ts';
import { placedConditions } from '#policy/placed-rules.ts';
import type { Policy } from '#policy/types.ts';

/** The matcher for a policy's patterns: the engine is loaded where the policy has one. */
export async function loadPatterns(policy: Policy): Promise<PatternMatcher> {
  if (!placedConditions(policy).some(({ condition }) => condition.op === 'regex')) return { matches: () => null };
  const { re2Patterns } = await import('#policy/re2.ts');
  return re2Patterns();
}
