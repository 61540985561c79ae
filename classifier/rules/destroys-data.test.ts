import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { destroysData } from './destroys-data.ts';

const CASES = [
  { case: 'is so', tool: toolOf('purge_notes', 'Purge the notes of a notebook'), evidence: ['Purge', 'purge'] },
  { case: 'is not so', tool: toolOf('list_notes', 'List notes'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('remove_member', 'Remove a member from a team'), evidence: [] },
];

describe('destroys-data', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(destroysData, tool)).toEqual(evidence);
  });
});
