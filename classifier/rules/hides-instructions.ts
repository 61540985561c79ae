import type { Rule } from '../rule.ts';
import { findSpeech } from '../speech/find-speech.ts';
import { HIDES_INSTRUCTIONS } from '../speech/hidden-words.ts';

export const hidesInstructions = {
  id: 'hides-instructions',
  title: 'Hides instructions',
  question: 'Does it hide words that tell the model what to do?',
  rationale:
    'A comment, an encoding, letters that look like others, a screen of space: the person who reads the definition sees nothing, and the model reads it all. Words hidden so are decoded, shown and judged like any other.',
  whenWrong:
    'Comments about the build and examples of encoded data tell nobody to do anything and are left alone. Words that a model only reads after a tool has decoded them are not found.',
  references: [
    'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
    'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
  ],
  indicates: { facet: 'hidden-instructions', risk: { move: 'raise', to: 'critical' } },
  check: (reading) =>
    findSpeech(reading, 'hides-instructions', HIDES_INSTRUCTIONS, 'hides words that tell the model what to do', {
      facet: 'hidden-instructions',
      risk: { move: 'raise', to: 'critical', because: 'it hides words that tell the model what to do' },
      review: 'Its text carries instructions to the model that a person would not see.',
    }),
} satisfies Rule;
