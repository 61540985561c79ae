import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const drivesALiveSystem = {
  id: 'drives-a-live-system',
  title: 'Drives a browser, a desktop or a device',
  question: 'Does it act on a live browser, screen or machine?',
  rationale:
    'A click does whatever the page behind it does: it can submit, buy or confirm. A device moves in the real world.',
  whenWrong: 'Taking a screenshot looks, it does not drive.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'execute' },
  cases: [
    {
      what: 'Click, type, navigate; a device',
      examples: ['Click an element on the page', 'Navigate to a URL', 'Press a key', 'Turn on a light'],
      category: 'execute',
      risk: 'medium',
    },
  ],
  deeds: ['drive'],
  check: (reading) => findDeeds(reading, 'drives-a-live-system', ['drive'], 'execute'),
} satisfies Rule;
