import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const changesData = {
  id: 'changes-data',
  title: 'Changes data',
  question: 'Does it create or change data that can normally be put back?',
  rationale: 'A wrong call leaves a wrong record behind. Somebody has to notice it and put it back.',
  whenWrong: 'An update may overwrite what nobody kept; the rubric still calls that a write.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  check: (reading) => findDeeds(reading, 'changes-data', ['change'], 'write'),
} satisfies Rule;
