import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { tradesAssets } from './trades-assets.ts';

const CASES = [
  { case: 'is so', tool: toolOf('swap_tokens', 'Swap one token for another'), evidence: ['Swap', 'swap'] },
  { case: 'is not so', tool: toolOf('token_price', 'Get the price of a token'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('swap_rows', 'Swap two rows of a sheet'), evidence: [] },
];

describe('trades-assets', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(tradesAssets, tool)).toEqual(evidence);
  });
});
