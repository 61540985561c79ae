import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { runsInASandbox } from './runs-in-a-sandbox.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('run_python', 'Run Python in an isolated container'),
    evidence: ['isolated container'],
  },
  { case: 'is not so', tool: toolOf('run_python', 'Run Python on this machine'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('run_box', 'Run a job in the box office'), evidence: [] },
];

describe('runs-in-a-sandbox', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(runsInASandbox, tool)).toEqual(evidence);
  });
});
