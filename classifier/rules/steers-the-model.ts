import type { Rule } from '../rule.ts';
import { findSpeech } from '../speech/find-speech.ts';
import { STEERS_THE_MODEL } from '../speech/steering.ts';

export const steersTheModel = {
  id: 'steers-the-model',
  title: 'Steers the model',
  question: 'Does the text tell the model which tool to use, or what to say?',
  rationale:
    'Text that claims a rank among tools is read by every model that lists them, also when the tool is never called. The line to documentation: a duty or a rank (“always prefer this”, “call this first”, “do not use other tools”) steers; how to use this tool well (“use list_x to get the id”, “not for large files”) does not.',
  whenWrong:
    'A guide that has to be read before a server’s other tools says “call this first” for good reason; so the facet is shown and moves no risk.',
  references: ['https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks'],
  indicates: { facet: 'steers-the-model' },
  cases: [
    {
      what: 'A text that claims a rank, and no more',
      examples: ['Get the weather. Call this tool first.'],
      category: 'read',
      risk: 'low',
    },
  ],
  check: (reading) =>
    findSpeech(reading, 'steers-the-model', STEERS_THE_MODEL, 'tells the model which tool to use, or what to say', {
      facet: 'steers-the-model',
    }),
} satisfies Rule;
