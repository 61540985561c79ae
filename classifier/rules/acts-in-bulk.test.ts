import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { actsInBulk } from './acts-in-bulk.ts';

const CASES = [
  { case: 'is so', tool: toolOf('update_many_notes', 'Update many notes at once'), evidence: ['many'] },
  { case: 'is not so', tool: toolOf('update_note', 'Update a note'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_all_notes', 'List all notes'), evidence: [] },
];

describe('acts-in-bulk', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(actsInBulk, tool)).toEqual(evidence);
  });
});
