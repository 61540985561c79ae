import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { destroysOwnScratch } from './destroys-own-scratch.ts';

const CASES = [
  { case: 'is so', tool: toolOf('forget', 'Forget a memory'), evidence: ['memory'] },
  { case: 'is not so', tool: toolOf('delete_invoice', 'Delete an invoice'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_memories', 'List memories'), evidence: [] },
  { case: 'is so of forgetting alone', tool: toolOf('forget', ''), evidence: ['forget'] },
  {
    case: 'is not so of forgetting a customer',
    tool: toolOf('forget_customer', 'Forget a customer and all orders'),
    evidence: [],
  },
];

describe('destroys-own-scratch', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(destroysOwnScratch, tool)).toEqual(evidence);
  });

  it('is so of an entry in a server for memory', () => {
    expect(evidenceTexts(destroysOwnScratch, toolOf('drop', 'Delete an entry'), 'memory')).toEqual(['entry']);
  });
});
