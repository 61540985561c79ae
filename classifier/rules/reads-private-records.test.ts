import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { readsPrivateRecords } from './reads-private-records.ts';

const CASES = [
  { case: 'is so', tool: toolOf('list_contacts', 'List the contacts of an address book'), evidence: ['contacts'] },
  { case: 'is not so', tool: toolOf('list_boards', 'List boards'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('get_email_template', 'Get an email template'), evidence: [] },
];

describe('reads-private-records', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(readsPrivateRecords, tool)).toEqual(evidence);
  });
});
