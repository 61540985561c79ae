import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { hidesCharacters } from './hides-characters.ts';

const CASES = [
  { case: 'is so', tool: toolOf('add', 'Add two\u202e numbers'), evidence: ['‮'] },
  { case: 'is not so', tool: toolOf('add', 'Add two numbers'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('add', 'Add two numbers \u{1f468}\u200d\u{1f469}'), evidence: [] },
];

describe('hides-characters', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(hidesCharacters, tool)).toEqual(evidence);
  });
});
