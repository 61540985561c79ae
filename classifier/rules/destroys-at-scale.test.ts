import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { destroysAtScale } from './destroys-at-scale.ts';

const CASES = [
  { case: 'is so', tool: toolOf('drop_database', 'Drop a database'), evidence: ['database'] },
  { case: 'is not so', tool: toolOf('delete_note', 'Delete a note'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('delete_workspace_member', 'Delete a workspace member'),
    evidence: [],
  },
];

describe('destroys-at-scale', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(destroysAtScale, tool)).toEqual(evidence);
  });
});
