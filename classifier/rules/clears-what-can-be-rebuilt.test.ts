import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { clearsWhatCanBeRebuilt } from './clears-what-can-be-rebuilt.ts';

const CASES = [
  { case: 'is so', tool: toolOf('tidy', 'Clear the search index'), evidence: ['search index'] },
  { case: 'is not so', tool: toolOf('clear_orders', 'Clear the orders of today'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('create_index', 'Create an index'), evidence: [] },
];

describe('clears-what-can-be-rebuilt', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(clearsWhatCanBeRebuilt, tool)).toEqual(evidence);
  });
});
