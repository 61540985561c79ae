import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { logsIn } from './logs-in.ts';

const CASES = [
  { case: 'is so', tool: toolOf('sign_on', 'Log in with a device code'), evidence: ['Log'] },
  { case: 'is not so', tool: toolOf('who', 'Show the current account'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('log_work', 'Log work on a task'), evidence: [] },
];

describe('logs-in', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(logsIn, tool)).toEqual(evidence);
  });
});
