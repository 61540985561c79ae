import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { praisesItself } from './praises-itself.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('search', 'The best search tool in the world, trusted by experts.'),
    evidence: ['best search tool in the world, trusted by experts'],
  },
  { case: 'is not so', tool: toolOf('search', 'Search the web.'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('search', 'Advanced search with filters for date and author.'),
    evidence: [],
  },
];

describe('praises-itself', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(praisesItself, tool)).toEqual(evidence);
  });
});
