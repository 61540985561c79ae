import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { sendsOutside } from './sends-outside.ts';

const CASES = [
  { case: 'is so', tool: toolOf('send_mail', 'Send a mail'), evidence: ['Send'] },
  { case: 'is not so', tool: toolOf('read_mail', 'Read a mail'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('draft_mail', 'Draft a mail'), evidence: [] },
  { case: 'is not so where the name says the method', tool: toolOf('post_search', 'Search pages'), evidence: [] },
  {
    case: 'is not so where a later sentence speaks of it',
    tool: toolOf('draft_mail', 'Write a draft. It also sends nothing.'),
    evidence: [],
  },
];

describe('sends-outside', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(sendsOutside, tool)).toEqual(evidence);
  });
});
