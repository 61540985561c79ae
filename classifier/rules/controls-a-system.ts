import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const controlsASystem = {
  id: 'controls-a-system',
  title: 'Controls a running system',
  question: 'Does it start, stop, restart, scale or deploy something?',
  rationale: 'Stopping what others depend on is an outage; deploying puts new code before users.',
  whenWrong: 'Starting a timer or a conversation is a record, not a system; known ones are left out.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'execute' },
  cases: [
    {
      what: 'Start, stop, restart, scale, deploy',
      examples: [
        'Restart the server',
        'Start a crawl of a website',
        'Stop a container',
        'Scale a deployment',
        'Roll back a release',
        'Kill a process',
      ],
      category: 'execute',
      risk: 'high',
    },
  ],
  deeds: ['control'],
  check: (reading) => findDeeds(reading, 'controls-a-system', ['control'], 'execute'),
} satisfies Rule;
