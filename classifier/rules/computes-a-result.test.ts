import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { computesAResult } from './computes-a-result.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('convert_units', 'Convert a length to another unit'),
    evidence: ['Convert', 'convert'],
  },
  { case: 'is not so', tool: toolOf('store_length', 'Store a length'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('save_estimate', 'Save an estimate'), evidence: [] },
];

describe('computes-a-result', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(computesAResult, tool)).toEqual(evidence);
  });
});
