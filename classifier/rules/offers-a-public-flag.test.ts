import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { offersAPublicFlag } from './offers-a-public-flag.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('create_album', 'Create an album', { public: { type: 'boolean' } }),
    evidence: ['public'],
  },
  { case: 'is not so', tool: toolOf('create_album', 'Create an album', { sorted: { type: 'boolean' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('find_album', 'Find an album', { publicId: { type: 'string' } }),
    evidence: [],
  },
];

describe('offers-a-public-flag', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(offersAPublicFlag, tool)).toEqual(evidence);
  });
});
