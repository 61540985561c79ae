import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { keepsOwnNotes } from './keeps-own-notes.ts';

const CASES = [
  { case: 'is so', tool: toolOf('remember', 'Store a memory for later conversations'), evidence: ['memory'] },
  { case: 'is not so', tool: toolOf('store_invoice', 'Store an invoice'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('search_memory', 'Search the memory'), evidence: [] },
  { case: 'is so of what is remembered', tool: toolOf('remember', 'Remember a fact'), evidence: ['fact'] },
  { case: 'is not so of a lesson that is booked', tool: toolOf('book_lesson', 'Book a lesson'), evidence: [] },
];

describe('keeps-own-notes', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(keepsOwnNotes, tool)).toEqual(evidence);
  });

  it('is so of a note in a server for memory', () => {
    expect(evidenceTexts(keepsOwnNotes, toolOf('write_note', 'Write a note'), 'memory')).toEqual(['note']);
  });

  it('is not so of a note in a notebook', () => {
    expect(evidenceTexts(keepsOwnNotes, toolOf('write_note', 'Write a note'), 'notebook')).toEqual([]);
  });
});
