import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { delegatesToAnAgent } from './delegates-to-an-agent.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('ask_helper', 'Send a message to an AI agent and wait for its answer'),
    evidence: ['Send'],
  },
  { case: 'is not so', tool: toolOf('list_agents', 'List agents'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('ask_question', 'Ask a question about the documentation'),
    evidence: [],
  },
];

describe('delegates-to-an-agent', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(delegatesToAnAgent, tool)).toEqual(evidence);
  });
});
