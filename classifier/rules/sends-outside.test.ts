import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { sendsOutside } from './sends-outside.ts';

const CASES = [
  { case: 'is so', tool: toolOf('send_mail', 'Send a mail'), evidence: ['Send'] },
  { case: 'is not so', tool: toolOf('read_mail', 'Read a mail'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('draft_mail', 'Draft a mail'), evidence: [] },
  { case: 'is so of a comment', tool: toolOf('remark', 'Add a comment to an issue'), evidence: ['Add'] },
  { case: 'is so of a file', tool: toolOf('hand_in', 'Upload a file to the portal'), evidence: ['Upload'] },
  {
    case: 'is so of a hook',
    tool: toolOf('watch_page', 'Calls an address of yours whenever a page changes'),
    evidence: ['Calls'],
  },
  { case: 'is not so of a function', tool: toolOf('step', 'Calls a function'), evidence: [] },
  { case: 'is not so of a draft', tool: toolOf('begin', 'Create a post as a draft'), evidence: [] },
  { case: 'is not so of a queue', tool: toolOf('put', 'Publish a payload to a queue'), evidence: [] },
  { case: 'is not so of the caller', tool: toolOf('alarm', 'Notify me of a change'), evidence: [] },
  { case: 'is not so of a figure of speech', tool: toolOf('think', 'A scratchpad; say when it is full'), evidence: [] },
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
