import type { Rule } from '../rule.ts';
import { CLAIMS_AUTHORITY } from '../speech/claims.ts';
import { findSpeech } from '../speech/find-speech.ts';

export const claimsAuthority = {
  id: 'claims-authority',
  title: 'Claims authority',
  question: 'Does the text claim consent, approval or rank, to do what the user would be asked about?',
  rationale:
    'A server cannot know what the user agreed to. The claim is made where the act would otherwise be questioned.',
  whenWrong:
    '“Required by GDPR” beside a consent field is documentation; the claim counts only together with silence, or with an act to be done without asking.',
  references: [
    'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  indicates: { facet: 'hidden-instructions', risk: { move: 'raise', to: 'critical' } },
  check: (reading) =>
    findSpeech(reading, 'claims-authority', CLAIMS_AUTHORITY, 'claims consent or authority that it cannot have', {
      facet: 'hidden-instructions',
      risk: { move: 'raise', to: 'critical', because: 'its text claims consent or authority to act without asking' },
      review: 'Its text carries instructions to the model that a person would not see.',
    }),
} satisfies Rule;
