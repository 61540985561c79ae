import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const computesAResult = {
  id: 'computes-a-result',
  title: 'Computes a result',
  question: 'Does it work something out and return it?',
  rationale: 'Calculating, converting, validating and planning leave nothing behind: the answer is the only effect.',
  whenWrong: 'A tool that says “validate” may run what it validates.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { category: 'read' },
  cases: [
    {
      what: 'Working on a text that was handed in',
      examples: ['Translate a text into another language', 'Classify the sentiment of a text'],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'Working something out',
      examples: [
        'Calculate the distance between two points',
        'Validate a JSON document',
        'Estimate the cost of a trip',
      ],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'Static analysis that returns a report',
      examples: ['Analyze the source code for bugs'],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'A scratchpad for thinking',
      examples: ['Think through a problem step by step'],
      category: 'read',
      risk: 'low',
    },
  ],
  deeds: ['work-out'],
  check: (reading) => findDeeds(reading, 'computes-a-result', ['work-out'], 'read'),
} satisfies Rule;
