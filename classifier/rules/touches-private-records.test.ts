import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { touchesPrivateRecords } from './touches-private-records.ts';

const CASES = [
  { case: 'is so', tool: toolOf('update_contact', 'Update a contact'), evidence: ['contact'] },
  { case: 'is not so', tool: toolOf('update_board', 'Update a board'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('update_email_template', 'Update an email template'), evidence: [] },
];

describe('touches-private-records', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(touchesPrivateRecords, tool)).toEqual(evidence);
  });
});
