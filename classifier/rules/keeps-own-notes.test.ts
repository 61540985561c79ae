import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { keepsOwnNotes } from './keeps-own-notes.ts';

const CASES = [
  { case: 'is so', tool: toolOf('remember', 'Store a memory for later conversations'), evidence: ['memory'] },
  { case: 'is not so', tool: toolOf('store_invoice', 'Store an invoice'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('search_memory', 'Search the memory'), evidence: [] },
];

describe('keeps-own-notes', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(keepsOwnNotes, tool)).toEqual(evidence);
  });
});
