import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const delegatesToAnAgent = {
  id: 'delegates-to-an-agent',
  title: 'Delegates to an agent',
  question: 'Does it hand work to another agent, model or tool?',
  rationale: 'What the other agent may do is not in this definition. A policy for this tool covers none of it.',
  whenWrong: 'Asking a model about given sources only reads.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'execute' },
  cases: [
    {
      what: 'Work handed to another agent',
      examples: ['Delegate a task to another agent'],
      category: 'execute',
      risk: 'high',
    },
  ],
  deeds: ['delegate'],
  check: (reading) => findDeeds(reading, 'delegates-to-an-agent', ['delegate'], 'execute'),
} satisfies Rule;
