import { findPhrase } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { INVISIBLE } from '../words/phrases.ts';

export const hidesCharacters = {
  id: 'hides-characters',
  title: 'Hides characters',
  question: 'Are there characters in the text that people cannot see?',
  rationale: 'Invisible characters carry text to the model past every person who reads the page.',
  whenWrong: 'Some scripts need joiners, and emoji use them; those are left alone.',
  references: [
    'https://www.unicode.org/reports/tr36/',
    'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
  ],
  check: (reading) =>
    findPhrase(reading, 'hides-characters', INVISIBLE, 'has characters in its text that people cannot see', {
      facet: 'hidden-instructions',
      risk: { move: 'raise', to: 'critical', because: 'its text holds characters that people cannot see' },
      review: 'Its text holds characters that people cannot see.',
    }),
} satisfies Rule;
