import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { changesAccess } from './changes-access.ts';

const CASES = [
  { case: 'is so', tool: toolOf('grant_role', 'Grant a role to a person'), evidence: ['role'] },
  { case: 'is not so', tool: toolOf('rename_board', 'Rename a board'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_roles', 'List roles'), evidence: [] },
];

describe('changes-access', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(changesAccess, tool)).toEqual(evidence);
  });
});
