import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { takesCode } from './takes-code.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('evaluate', 'Evaluate an expression', { script: { type: 'string' } }),
    evidence: ['script'],
  },
  { case: 'is not so', tool: toolOf('list_items', 'List items', { page: { type: 'string' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('find_country', 'Find a country', { country: { type: 'string' } }),
    evidence: [],
  },
];

describe('takes-code', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(takesCode, tool)).toEqual(evidence);
  });
});
