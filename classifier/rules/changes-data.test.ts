import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { changesData } from './changes-data.ts';

const CASES = [
  { case: 'is so', tool: toolOf('rename_board', 'Rename a board'), evidence: ['Rename', 'rename'] },
  { case: 'is not so', tool: toolOf('show_board', 'Show a board'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_updates', 'List the updates of a board'), evidence: [] },
];

describe('changes-data', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(changesData, tool)).toEqual(evidence);
  });
});
