import { findParameters } from '../ask.ts';
import type { Rule } from '../rule.ts';

export const takesFreePath = {
  id: 'takes-free-path',
  title: 'Takes any path',
  question: 'Does it take a path that picks a file?',
  rationale: 'A free path reads what lies beside the file that was meant: configuration, keys, other people’s work.',
  whenWrong: 'A server may fence the path to one folder without saying so.',
  references: ['https://cwe.mitre.org/data/definitions/22.html'],
  indicates: { facet: 'free-path', risk: { move: 'raise', to: 'medium', within: ['read'] } },
  terms: [
    {
      term: 'Free path',
      means:
        'a parameter that picks a file or an object to read; not the name of an output file, not an API route, and not a path that the text fences',
    },
  ],
  cases: [
    {
      what: 'Any file',
      examples: ['Read a file'],
      parameters: { path: { type: 'string' } },
      category: 'read',
      risk: 'medium',
    },
  ],
  check: (reading) =>
    findParameters(reading, 'takes-free-path', ['free-path'], 'takes a path that picks a file', {
      facet: 'free-path',
      risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it takes any path' },
    }),
} satisfies Rule;
