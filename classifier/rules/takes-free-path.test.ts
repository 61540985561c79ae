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
  {
    case: 'is not so where the description says that the answer is written there',
    tool: toolOf('capture_window', 'Get a picture of a window', {
      file_path: { type: 'string', description: 'File to save the picture to. If left out, it is returned.' },
    }),
    evidence: [],
  },
  {
    case: 'is so, though something is saved elsewhere',
    tool: toolOf('convert_sheet', 'Read a sheet', {
      file_path: { type: 'string', description: 'The sheet to read; a saved workbook' },
    }),
    evidence: ['file_path'],
  },
  {
    case: 'is so of a kind of file',
    tool: toolOf('slice', 'Slice a part', { stl_path: { type: 'string' } }),
    evidence: ['stl_path'],
  },
  {
    case: 'is not so where the text fences it',
    tool: toolOf('read_file', 'Read a file of the project. Paths outside of it are refused.', {
      path: { type: 'string' },
    }),
    evidence: [],
  },
  {
    case: 'is not so within a repository',
    tool: toolOf('read_file', 'Read a file', { path: { type: 'string' }, repo: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is not so of a path that is no file’s',
    tool: toolOf('get_node', 'Get a node of a scene', { path: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is so where the parameter speaks of a file',
    tool: toolOf('get_summary', 'Get a summary', { path: { type: 'string', description: 'Which file' } }),
    evidence: ['path'],
  },
];

describe('takes-free-path', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(takesFreePath, tool)).toEqual(evidence);
  });
});
