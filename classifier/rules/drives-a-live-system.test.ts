import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { drivesALiveSystem } from './drives-a-live-system.ts';

const CASES = [
  { case: 'is so', tool: toolOf('press_button', 'Click a button on the page'), evidence: ['Click', 'press'] },
  { case: 'is not so', tool: toolOf('page_text', 'Read the text of the page'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('close_issue', 'Close an issue'), evidence: [] },
];

describe('drives-a-live-system', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(drivesALiveSystem, tool)).toEqual(evidence);
  });
});
