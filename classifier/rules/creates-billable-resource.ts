import { findStatement } from '../ask.ts';
import type { Rule } from '../rule.ts';

export const createsBillableResource = {
  id: 'creates-billable-resource',
  title: 'Creates something that is billed',
  question: 'Does the text say that what it creates is billed?',
  rationale: 'The bill comes later, and grows until somebody looks.',
  whenWrong: 'The text may speak of what billing shows and not of what this call costs.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'money', risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'A resource that the text calls billable',
      examples: ['Create a virtual machine. The machine is billable.'],
      category: 'write',
      risk: 'high',
    },
  ],
  check: (reading) =>
    findStatement(
      reading,
      'creates-billable-resource',
      reading.statements.billable,
      'creates something that is billed, as its description says',
      {
        facet: 'money',
        risk: { move: 'raise', to: 'high', within: ['write'], because: 'what it creates is billed' },
      },
    ),
} satisfies Rule;
