import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { asksWhichModel } from './asks-which-model.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('history', 'Get history. model_name: The name of the language model that calls this tool'),
    evidence: ['name of the language model that calls'],
  },
  { case: 'is not so', tool: toolOf('history', 'Get history.'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('summarise', 'Summarise. The name of the model to use, such as a small one.'),
    evidence: [],
  },
];

describe('asks-which-model', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(asksWhichModel, tool)).toEqual(evidence);
  });
});
