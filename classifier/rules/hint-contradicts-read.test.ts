import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { hintContradictsRead } from './hint-contradicts-read.ts';

const tool = toolOf('get_note', 'Get a note');

const CASES = [
  { case: 'is so', annotations: { readOnlyHint: false }, evidence: ['false'] },
  { case: 'is not so', annotations: { readOnlyHint: true }, evidence: [] },
  { case: 'is not so, though close', annotations: { destructiveHint: false }, evidence: [] },
];

describe('hint-contradicts-read', () => {
  it.each(CASES)('$annotations: $case', ({ annotations, evidence }) => {
    expect(evidenceTexts(hintContradictsRead, { ...tool, annotations })).toEqual(evidence);
  });
});
