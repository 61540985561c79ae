import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { paysLittleOrPaper } from './pays-little-or-paper.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('paper_buy', 'Buy a stock with paper money in a paper account'),
    evidence: ['paper money'],
  },
  { case: 'is not so', tool: toolOf('buy_stock', 'Buy a stock'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('print_paper', 'List the paper sizes of a printer'), evidence: [] },
];

describe('pays-little-or-paper', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(paysLittleOrPaper, tool)).toEqual(evidence);
  });
});
