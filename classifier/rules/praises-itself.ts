import type { Rule } from '../rule.ts';
import { findSpeech } from '../speech/find-speech.ts';
import { PRAISES_ITSELF } from '../speech/steering.ts';

export const praisesItself = {
  id: 'praises-itself',
  title: 'Praises itself',
  question: 'Does the text praise the tool above others?',
  rationale:
    'Nobody reads a tool’s description to be won over but the model that chooses between tools. Praise moves that choice, and benchmarks of such attacks find that it works.',
  whenWrong:
    '“Advanced” may be a fact of an API, as in an advanced search; only praise of the whole tool counts. The facet is shown and moves no risk.',
  references: [
    'https://arxiv.org/abs/2505.18135',
    'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
  ],
  indicates: { facet: 'steers-the-model' },
  check: (reading) =>
    findSpeech(reading, 'praises-itself', PRAISES_ITSELF, 'praises itself to the model', { facet: 'steers-the-model' }),
} satisfies Rule;
