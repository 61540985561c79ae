import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { generatesWithAModel } from './generates-with-a-model.ts';

const CASES = [
  { case: 'is so', tool: toolOf('make_cover', 'Generate an image from a prompt'), evidence: ['Generate'] },
  { case: 'is not so', tool: toolOf('show_cover', 'Show the cover image'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('make_diagram', 'Generate a diagram from a table'), evidence: [] },
];

describe('generates-with-a-model', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(generatesWithAModel, tool)).toEqual(evidence);
  });
});
