import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const destroysData = {
  id: 'destroys-data',
  title: 'Destroys data',
  question: 'Does it remove data or resources for good?',
  rationale: 'What is gone is gone: a wrong call is noticed when it is too late, unless there is a backup.',
  whenWrong:
    'Some systems keep what they say they delete; the rubric takes the text at its word unless it speaks of a trash.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'destructive' },
  cases: [
    {
      what: 'Delete, with nothing said of restoring',
      examples: ['Delete a message', 'Delete a file', 'Drop a table'],
      category: 'destructive',
      risk: 'high',
    },
    {
      what: 'History that is overwritten',
      examples: ['Force push to a branch'],
      category: 'destructive',
      risk: 'high',
    },
  ],
  deeds: ['delete'],
  check: (reading) => findDeeds(reading, 'destroys-data', ['delete'], 'destructive'),
} satisfies Rule;
