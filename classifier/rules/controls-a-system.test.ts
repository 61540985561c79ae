import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { controlsASystem } from './controls-a-system.ts';

const CASES = [
  { case: 'is so', tool: toolOf('restart_worker', 'Restart a worker machine'), evidence: ['Restart', 'restart'] },
  { case: 'is not so', tool: toolOf('list_workers', 'List workers'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('start_timer', 'Start a timer for a task'), evidence: [] },
];

describe('controls-a-system', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(controlsASystem, tool)).toEqual(evidence);
  });
});
