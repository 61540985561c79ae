import { ENDS, findNouns } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { MEMORY } from '../words/nouns-of-scale.ts';

export const destroysOwnScratch = {
  id: 'destroys-own-scratch',
  title: 'Destroys its own scratch',
  question: 'Is what it removes the memory or the scratch area of an assistant?',
  rationale: 'Forgetting a note loses a note.',
  whenWrong: 'A knowledge graph may have become the only record of something.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  check: (reading) =>
    findNouns(reading, 'destroys-own-scratch', ENDS, MEMORY, {
      says: 'removes notes of the assistant’s own',
      indicates: {
        risk: {
          move: 'lower',
          to: 'medium',
          within: ['destructive'],
          because: 'it removes notes of the assistant’s own',
        },
      },
      isHead: true,
    }),
} satisfies Rule;
