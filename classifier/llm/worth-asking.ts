import { SURE_ENOUGH } from '../sure-enough.ts';
import type { Classification } from '../types.ts';

/** For which tools a model is asked. */
export const LLM_SCOPES = ['unsure', 'all'] as const;
export type LlmScope = (typeof LLM_SCOPES)[number];

/** Whether a tool is asked about: by default only where the rules are below the threshold of review, or a person should look anyway. */
export function isWorthAsking(rules: Classification, scope: LlmScope): boolean {
  return scope === 'all' || rules.needsReview || rules.confidence < SURE_ENOUGH;
}
