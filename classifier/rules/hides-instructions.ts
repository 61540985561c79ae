import { findPhrase } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { HIDDEN } from '../words/phrases.ts';

export const hidesInstructions = {
  id: 'hides-instructions',
  title: 'Hides instructions',
  question: 'Does the text tell the model to hide, leak, redirect or override?',
  rationale:
    'Nobody who uses the tool reads this text; the model does, and cannot tell it from its task. It is an attack, or indistinguishable from one.',
  whenWrong: 'A security tool may quote such a sentence as what it looks for.',
  references: [
    'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
    'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
  ],
  check: (reading) =>
    findPhrase(reading, 'hides-instructions', HIDDEN, 'tells the model to hide, leak, redirect or override', {
      facet: 'hidden-instructions',
      risk: { move: 'raise', to: 'critical', because: 'its text tells the model to hide, leak, redirect or override' },
      review: 'Its text carries instructions to the model that a person would not see.',
    }),
} satisfies Rule;
