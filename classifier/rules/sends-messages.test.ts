import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { sendsMessages } from './sends-messages.ts';

const CASES = [
  { case: 'is so', tool: toolOf('send_reply', 'Send a reply to the customer'), evidence: ['Send', 'send'] },
  { case: 'is not so', tool: toolOf('read_reply', 'Read a reply'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_messages', 'List messages that were sent'), evidence: [] },
];

describe('sends-messages', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(sendsMessages, tool)).toEqual(evidence);
  });
});
