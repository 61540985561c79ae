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
  { case: 'is so of what lies inside', tool: toolOf('rm', 'Recursively delete a folder'), evidence: ['Recursively'] },
  { case: 'is so of what is deleted in bulk', tool: toolOf('purge', 'Bulk delete messages'), evidence: ['Bulk'] },
  { case: 'is so of a list', tool: toolOf('stop_all', 'Terminate machines by a list of IDs'), evidence: ['list'] },
  { case: 'is not so of one', tool: toolOf('rm', 'Delete a message'), evidence: [] },
];

describe('destroys-at-scale', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(destroysAtScale, tool)).toEqual(evidence);
  });
});
