import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { takesFreePath } from './takes-free-path.ts';

const CASES = [
  { case: 'is so', tool: toolOf('read_file', 'Read a file', { path: { type: 'string' } }), evidence: ['path'] },
  { case: 'is not so', tool: toolOf('read_note', 'Read a note', { id: { type: 'string' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('render_chart', 'Get a chart', { output_path: { type: 'string' } }),
    evidence: [],
  },
];

describe('takes-free-path', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(takesFreePath, tool)).toEqual(evidence);
  });
});
