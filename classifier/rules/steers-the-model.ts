import { findPhrase } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { PRAISES, STEERS } from '../words/phrases.ts';

export const steersTheModel = {
  id: 'steers-the-model',
  title: 'Steers the model',
  question: 'Does the text tell the model what to do, such as which tool to call first?',
  rationale: 'Text that steers is read by every model that lists the tools, also when the tool is never called.',
  whenWrong: 'Good documentation also says what to do first; so the facet is shown and moves no risk.',
  references: ['https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks'],
  check: (reading) =>
    [
      ...findPhrase(reading, 'steers-the-model', STEERS, 'tells the model what to do', { facet: 'steers-the-model' }),
      ...findPhrase(reading, 'steers-the-model', PRAISES, 'praises itself to the model', { facet: 'steers-the-model' }),
    ].slice(0, 1),
} satisfies Rule;
