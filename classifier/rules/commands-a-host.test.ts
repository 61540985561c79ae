import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { commandsAHost } from './commands-a-host.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('run_shell', 'Run a shell command', { command: { type: 'string' } }),
    evidence: ['shell', 'command'],
  },
  { case: 'is not so', tool: toolOf('list_hosts', 'List hosts'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('run_suite', 'Run a test suite', { suite: { type: 'string' } }),
    evidence: [],
  },
];

describe('commands-a-host', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(commandsAHost, tool)).toEqual(evidence);
  });
});
