import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { cannotBeUndone } from './cannot-be-undone.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('delete_note', 'Delete a note. This cannot be undone.'),
    evidence: ['cannot be undone'],
  },
  { case: 'is not so', tool: toolOf('delete_note', 'Delete a note.'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('create_link', 'Create a permanent link'), evidence: [] },
];

describe('cannot-be-undone', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(cannotBeUndone, tool)).toEqual(evidence);
  });
});
