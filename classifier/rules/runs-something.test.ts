import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { runsSomething } from './runs-something.ts';

const CASES = [
  { case: 'is so', tool: toolOf('run_script', 'Run a script'), evidence: ['Run', 'run'] },
  { case: 'is not so', tool: toolOf('list_scripts', 'List scripts'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('search_runs', 'Run a semantic search over the handbook'),
    evidence: [],
  },
];

describe('runs-something', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(runsSomething, tool)).toEqual(evidence);
  });
});
