import type { Rule } from '../rule.ts';
import { findSpeech } from '../speech/find-speech.ts';
import { ASKS_WHICH_MODEL } from '../speech/steering.ts';

export const asksWhichModel = {
  id: 'asks-which-model',
  title: 'Asks which model is calling',
  question: 'Does it want the name of the model that calls it?',
  rationale:
    'No tool needs to know which model calls it to do its work. It is how a server can answer one model otherwise than another, and the mildest case of a parameter beyond the tool’s purpose.',
  whenWrong:
    'Servers also ask for statistics of their own; so the facet is shown and moves no risk. The model that a tool is to use for its work is another matter and left alone.',
  references: ['https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks'],
  indicates: { facet: 'steers-the-model' },
  cases: [
    {
      what: 'A text that asks which model calls',
      examples: ['Get the weather. Pass the name of the model that calls this tool.'],
      category: 'read',
      risk: 'low',
    },
  ],
  check: (reading) =>
    findSpeech(reading, 'asks-which-model', ASKS_WHICH_MODEL, 'asks the model for its own name', {
      facet: 'steers-the-model',
    }),
} satisfies Rule;
