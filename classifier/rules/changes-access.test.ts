import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { changesAccess } from './changes-access.ts';

const CASES = [
  { case: 'is so', tool: toolOf('grant_role', 'Grant a role to a person'), evidence: ['role'] },
  { case: 'is not so', tool: toolOf('rename_board', 'Rename a board'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_roles', 'List roles'), evidence: [] },
  {
    case: 'is so of a policy that is attached',
    tool: toolOf('attach', 'Attach a policy to a user'),
    evidence: ['policy'],
  },
  {
    case: 'is not so of a policy of insurance',
    tool: toolOf('create_policy', 'Create a policy for a customer'),
    evidence: [],
  },
  {
    case: 'is so of the sessions of somebody else',
    tool: toolOf('sign_out', 'End all sessions of a user'),
    evidence: ['End'],
  },
  { case: 'is not so of one’s own session', tool: toolOf('end_session', 'End the session'), evidence: [] },
  {
    case: 'is so of an address that is kept out',
    tool: toolOf('block', 'Block an IP address'),
    evidence: ['IP address'],
  },
];

describe('changes-access', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(changesAccess, tool)).toEqual(evidence);
  });
});
