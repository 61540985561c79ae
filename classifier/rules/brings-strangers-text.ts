import { findNouns, LOOKS } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { STRANGERS_TEXT } from '../words/nouns-of-people.ts';

export const bringsStrangersText = {
  id: 'brings-strangers-text',
  title: 'Brings strangers’ text',
  question: 'Does it bring text into the conversation that a stranger may have written?',
  rationale: 'Text from outside may hold instructions, and a model cannot tell them from its user’s.',
  whenWrong: 'A site or a ticket system may be closed to strangers.',
  references: [
    'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
    'https://simonwillison.net/2025/Jun/16/the-lethal-trifecta/',
  ],
  indicates: { facet: 'untrusted-input' },
  deeds: LOOKS,
  check: (reading) =>
    findNouns(reading, 'brings-strangers-text', LOOKS, STRANGERS_TEXT, {
      says: 'brings text that a stranger may have written',
      indicates: { facet: 'untrusted-input' },
      isHead: true,
    }),
} satisfies Rule;
