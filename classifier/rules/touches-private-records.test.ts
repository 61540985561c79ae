import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { touchesPrivateRecords } from './touches-private-records.ts';

const CASES = [
  { case: 'is so', tool: toolOf('update_contact', 'Update a contact'), evidence: ['contact'] },
  { case: 'is not so', tool: toolOf('update_board', 'Update a board'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('update_email_template', 'Update an email template'), evidence: [] },
  {
    case: 'is so where a parameter names a person',
    tool: toolOf('add_member', 'Add a member to a board', { email: { type: 'string' } }),
    evidence: ['email'],
  },
  {
    case: 'is not so where it is only where to',
    tool: toolOf('tell', 'Send an invoice', { email: { type: 'string' } }),
    evidence: [],
  },
];

describe('touches-private-records', () => {
  it('knows what is private in an insurer’s server and whose a bank’s account is', () => {
    const opens = toolOf('open_claim', 'Open a claim');
    expect(evidenceTexts(touchesPrivateRecords, opens, 'insurance')).toEqual(['claim']);
    expect(evidenceTexts(touchesPrivateRecords, opens, 'oidc')).toEqual([]);
    expect(evidenceTexts(touchesPrivateRecords, toolOf('rename', 'Rename an account'), 'bank')).toEqual([]);
  });

  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(touchesPrivateRecords, tool)).toEqual(evidence);
  });
});
