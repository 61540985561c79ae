import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const changesAPaidPlan = {
  id: 'changes-a-paid-plan',
  title: 'Changes a paid plan',
  question: 'Does it change a subscription or a plan that somebody pays for?',
  rationale: 'The next bill, or this one, changes: for the caller or for a customer.',
  whenWrong: 'A subscription to events or to a newsletter costs nothing; the rule wants words of billing nearby.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'financial' },
  cases: [
    {
      what: 'A customer’s paid plan that is paused or cancelled',
      examples: ['Cancel the paid subscription of a customer'],
      category: 'financial',
      risk: 'high',
    },
  ],
  deeds: ['change-plan'],
  check: (reading) => findDeeds(reading, 'changes-a-paid-plan', ['change-plan'], 'financial'),
} satisfies Rule;
