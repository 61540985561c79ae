import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { runsOneBoundedAction } from './runs-one-bounded-action.ts';

const CASES = [
  { case: 'is so', tool: toolOf('run_build', 'Build the app'), evidence: ['Build'] },
  { case: 'is not so', tool: toolOf('run_script', 'Run a script', { script: { type: 'string' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('play_code', 'Play a piece of code', { code: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is not so of a task that is handed over',
    tool: toolOf('delegate', 'Delegate a task to an agent'),
    evidence: [],
  },
  { case: 'is so of a question', tool: toolOf('ask_agent', 'Ask an agent a question'), evidence: ['Ask'] },
  { case: 'is so of a simulator that is started', tool: toolOf('start', 'Start the simulator'), evidence: ['Start'] },
  { case: 'is not so of a server that is started', tool: toolOf('start', 'Start the server'), evidence: [] },
];

describe('runs-one-bounded-action', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(runsOneBoundedAction, tool)).toEqual(evidence);
  });
});
