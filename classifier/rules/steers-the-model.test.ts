import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { steersTheModel } from './steers-the-model.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('get_rules', 'CALL THIS FIRST. Get the rules of the house.'),
    evidence: ['CALL THIS FIRST'],
  },
  { case: 'is not so', tool: toolOf('get_rules', 'Get the rules of the house.'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('get_first', 'Get the first call of the day'), evidence: [] },
];

describe('steers-the-model', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(steersTheModel, tool)).toEqual(evidence);
  });
});
