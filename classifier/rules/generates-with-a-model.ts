import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const generatesWithAModel = {
  id: 'generates-with-a-model',
  title: 'Generates with a model',
  question: 'Does it have a model make text, pictures, sound or film?',
  rationale: 'It runs a model, which costs money and time, and returns text or media that nobody has checked.',
  whenWrong: 'Filling a fixed template is not generating; charts, links and code by rule are left out.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'execute' },
  cases: [
    {
      what: 'A picture, a sound or a film made by a model',
      examples: ['Generate an image from a prompt', 'Generate speech from a text'],
      category: 'execute',
      risk: 'medium',
    },
  ],
  deeds: ['generate'],
  check: (reading) => findDeeds(reading, 'generates-with-a-model', ['generate'], 'execute'),
} satisfies Rule;
