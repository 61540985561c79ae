import type { Rule } from '../rule.ts';
import { SPEAKS_AS_THE_SYSTEM } from '../speech/claims.ts';
import { findSpeech } from '../speech/find-speech.ts';

export const speaksAsTheSystem = {
  id: 'speaks-as-the-system',
  title: 'Speaks as the system',
  question: 'Is the text dressed as a message of the system, with an order that only an attack gives?',
  rationale:
    'Models are trained to obey the system above the user. A tag or a heading that looks like it borrows that rank.',
  whenWrong:
    'Tags that set off notes and examples are documentation; they count only with silence, an override, a private thing or another tool under them.',
  references: ['https://genai.owasp.org/llmrisk/llm01-prompt-injection/'],
  indicates: { facet: 'hidden-instructions', risk: { move: 'raise', to: 'critical' } },
  check: (reading) =>
    findSpeech(reading, 'speaks-as-the-system', SPEAKS_AS_THE_SYSTEM, 'speaks to the model as if it were the system', {
      facet: 'hidden-instructions',
      risk: { move: 'raise', to: 'critical', because: 'its text speaks to the model as if it were the system' },
      review: 'Its text carries instructions to the model that a person would not see.',
    }),
} satisfies Rule;
