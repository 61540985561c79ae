import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { readsData } from './reads-data.ts';

const CASES = [
  { case: 'is so', tool: toolOf('list_invoices', 'Lists the invoices of a month'), evidence: ['Lists', 'list'] },
  { case: 'is not so', tool: toolOf('create_invoice', 'Create an invoice'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('reading_list_add', 'Add a book to the reading list'), evidence: [] },
];

describe('reads-data', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(readsData, tool)).toEqual(evidence);
  });
});
