import { findNouns } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { REBUILT } from '../words/nouns-of-scale.ts';

export const clearsWhatCanBeRebuilt = {
  id: 'clears-what-can-be-rebuilt',
  title: 'Clears what can be rebuilt',
  question: 'Is what it clears a cache, an index or other derived data?',
  rationale: 'Derived data comes back by itself; clearing it costs time and no facts.',
  whenWrong: 'A cache may hold the only copy of something that is gone at its source.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { risk: { move: 'lower', to: 'low', within: ['write'] } },
  cases: [
    {
      what: 'Clear what can be rebuilt',
      examples: ['Clear the cache', 'Flush the search index'],
      category: 'write',
      risk: 'low',
    },
  ],
  deeds: ['change'],
  check: (reading) =>
    findNouns(reading, 'clears-what-can-be-rebuilt', ['change'], REBUILT, {
      says: 'clears what can be rebuilt',
      indicates: { risk: { move: 'lower', to: 'low', within: ['write'], because: 'what it clears can be rebuilt' } },
      isHead: true,
      verbs: ['clear', 'flush', 'purge', 'cleanup', 'empty', 'invalidate', 'wipe', 'clean', 'reset'],
    }),
} satisfies Rule;
