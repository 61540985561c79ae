import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { touchesSessionState } from './touches-session-state.ts';

const CASES = [
  { case: 'is so', tool: toolOf('set_theme', 'Set the theme'), evidence: ['theme'] },
  { case: 'is not so', tool: toolOf('set_title', 'Set the title of a page'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('get_theme', 'Get the theme'), evidence: [] },
];

describe('touches-session-state', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(touchesSessionState, tool)).toEqual(evidence);
  });
});
