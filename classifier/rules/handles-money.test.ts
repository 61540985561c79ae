import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { handlesMoney } from './handles-money.ts';

const CASES = [
  { case: 'is so', tool: toolOf('create_invoice', 'Create an invoice'), evidence: ['invoice'] },
  { case: 'is not so', tool: toolOf('create_note', 'Create a note'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('get_count', 'Count the notes', { quantity: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is not so of an amount that is converted',
    tool: toolOf('convert', 'Convert between units', { amount: { type: 'number' } }),
    evidence: [],
  },
];

describe('handles-money', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(handlesMoney, tool)).toEqual(evidence);
  });
});
