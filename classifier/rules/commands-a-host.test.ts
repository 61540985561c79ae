import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { commandsAHost } from './commands-a-host.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('run_shell', 'Run a shell command', { command: { type: 'string' } }),
    evidence: ['shell command', 'command'],
  },
  { case: 'is not so', tool: toolOf('list_hosts', 'List hosts'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('run_suite', 'Run a test suite', { suite: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is so of a machine that commands are run on',
    tool: toolOf('vm', 'Run a command on a virtual machine'),
    evidence: ['virtual machine'],
  },
  { case: 'is not so of a scan of a host', tool: toolOf('scan', 'Scan a host for open ports'), evidence: [] },
];

describe('commands-a-host', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(commandsAHost, tool)).toEqual(evidence);
  });
});
