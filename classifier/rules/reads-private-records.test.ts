import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { readsPrivateRecords } from './reads-private-records.ts';

const CASES = [
  { case: 'is so', tool: toolOf('list_contacts', 'List the contacts of an address book'), evidence: ['contacts'] },
  { case: 'is not so', tool: toolOf('list_boards', 'List boards'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('get_email_template', 'Get an email template'), evidence: [] },
  {
    case: 'is not so of what is looked up by a contact',
    tool: toolOf('list_invoices', 'List invoices by contact'),
    evidence: [],
  },
  {
    case: 'is not so of a video’s transcript',
    tool: toolOf('get_transcript', 'Get the transcript of a video'),
    evidence: [],
  },
];

describe('reads-private-records', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(readsPrivateRecords, tool)).toEqual(evidence);
  });

  it('is so of a thread of a mail server', () => {
    expect(evidenceTexts(readsPrivateRecords, toolOf('get_thread', 'Get a thread'), 'mail')).toEqual(['thread']);
  });

  it('is not so of a thread of a debugger', () => {
    expect(evidenceTexts(readsPrivateRecords, toolOf('get_thread', 'Get a thread'), 'debugger')).toEqual([]);
  });
});
