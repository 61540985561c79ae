import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const computesAResult = {
  id: 'computes-a-result',
  title: 'Computes a result',
  question: 'Does it work something out and return it?',
  rationale: 'Calculating, converting, validating and planning leave nothing behind: the answer is the only effect.',
  whenWrong: 'A tool that says “validate” may run what it validates.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  check: (reading) => findDeeds(reading, 'computes-a-result', ['work-out'], 'read'),
} satisfies Rule;
