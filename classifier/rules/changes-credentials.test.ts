import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { changesCredentials } from './changes-credentials.ts';

const CASES = [
  { case: 'is so', tool: toolOf('rotate_api_key', 'Rotate an API key'), evidence: ['API key'] },
  { case: 'is not so', tool: toolOf('rename_board', 'Rename a board'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('update_issue_key', 'Update the issue key prefix of a project'),
    evidence: [],
  },
];

describe('changes-credentials', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(changesCredentials, tool)).toEqual(evidence);
  });
});
