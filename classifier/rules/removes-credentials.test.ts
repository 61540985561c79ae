import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { removesCredentials } from './removes-credentials.ts';

const CASES = [
  { case: 'is so', tool: toolOf('delete_ssh_key', 'Delete an SSH key'), evidence: ['SSH key'] },
  { case: 'is not so', tool: toolOf('delete_note', 'Delete a note'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('delete_sort_key', 'Delete a sort key of a table'), evidence: [] },
];

describe('removes-credentials', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(removesCredentials, tool)).toEqual(evidence);
  });
});
