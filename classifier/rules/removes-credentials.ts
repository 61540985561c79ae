import { ENDS } from '../ask.ts';
import { findCredentials } from '../credentials.ts';
import type { Rule } from '../rule.ts';

export const removesCredentials = {
  id: 'removes-credentials',
  title: 'Removes credentials',
  question: 'Does it delete or revoke keys, tokens or accounts that hold them?',
  rationale: 'Everything that logs in with them stops. That may be an outage, or the loss of the only way in.',
  whenWrong: 'A token may be an asset or a piece of text; the rule leaves those out by the words beside it.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'credentials' },
  deeds: ENDS,
  check: (reading) => findCredentials(reading, 'removes-credentials', { deeds: ENDS }),
} satisfies Rule;
