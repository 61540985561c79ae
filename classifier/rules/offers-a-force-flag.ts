import { findParameters } from '../ask.ts';
import type { Rule } from '../rule.ts';

export const offersAForceFlag = {
  id: 'offers-a-force-flag',
  title: 'Offers a force or delete flag',
  question: 'Is there an option that forces, deletes or skips a check?',
  rationale: 'One boolean turns a careful call into one that overwrites or removes.',
  whenWrong: 'The flag may concern a detail.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'A force or delete flag among the options',
      examples: ['Move a file'],
      parameters: { force: { type: 'boolean' } },
      category: 'write',
      risk: 'high',
    },
  ],
  check: (reading) =>
    findParameters(reading, 'offers-a-force-flag', ['force'], 'has an option that forces or deletes', {
      risk: { move: 'raise', to: 'high', within: ['write'], because: 'an option forces or deletes' },
    }),
} satisfies Rule;
