import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { takesCode } from './takes-code.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('evaluate', 'Evaluate an expression', { script: { type: 'string' } }),
    evidence: ['script'],
  },
  { case: 'is not so', tool: toolOf('list_items', 'List items', { page: { type: 'string' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('find_country', 'Find a country', { country: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is so where a function is given by its body',
    tool: toolOf('map_rows', 'Map rows', { function: { type: 'string', description: '(row) => row.total' } }),
    evidence: ['function'],
  },
  {
    case: 'is not so where a function is given by its name',
    tool: toolOf('get_logs', 'Get logs', {
      function: { type: 'string', description: 'Name of the deployed function' },
    }),
    evidence: [],
  },
  {
    case: 'is not so of the code of an item',
    tool: toolOf('create_item', 'Create an item', { code: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is so of code that is run',
    tool: toolOf('run_js', 'Run JavaScript', { code: { type: 'string' } }),
    evidence: ['code'],
  },
];

describe('takes-code', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(takesCode, tool)).toEqual(evidence);
  });
});
