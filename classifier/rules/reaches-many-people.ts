import { findNouns, PUBLISHES } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { PUBLIC_REACH } from '../words/nouns-of-people.ts';

export const reachesManyPeople = {
  id: 'reaches-many-people',
  title: 'Reaches the public or many people',
  question: 'Does one call reach the public, or many people at once?',
  rationale: 'What everybody has seen cannot be taken back.',
  whenWrong: 'A page may be public in name only; a campaign may stay a draft.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  check: (reading) =>
    findNouns(reading, 'reaches-many-people', PUBLISHES, PUBLIC_REACH, {
      says: 'reaches the public or many people',
      indicates: {
        facet: 'external-sink',
        risk: { move: 'raise', to: 'high', within: ['write'], because: 'one call reaches the public or many people' },
      },
      isHead: false,
      verbs: [
        'publish',
        'post',
        'send',
        'tweet',
        'announce',
        'broadcast',
        'reply',
        'launch',
        'email',
        'share',
        'upload',
        'notify',
        'schedule',
      ],
    }),
} satisfies Rule;
