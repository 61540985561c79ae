import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { saysReadOnly } from './says-read-only.ts';

const CASES = [
  { case: 'is so', tool: toolOf('peek_table', 'Shows a table. Read-only.'), evidence: ['Read-only'] },
  { case: 'is not so', tool: toolOf('peek_table', 'Shows a table.'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('list_tokens', 'Lists the tables; needs a read-only token'),
    evidence: [],
  },
];

describe('says-read-only', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(saysReadOnly, tool)).toEqual(evidence);
  });
});
