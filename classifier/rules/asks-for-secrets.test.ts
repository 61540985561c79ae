import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { asksForSecrets } from './asks-for-secrets.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('open_archive', 'Open an archive', { password: { type: 'string' } }),
    evidence: ['password'],
  },
  { case: 'is not so', tool: toolOf('open_archive', 'Open an archive', { page: { type: 'string' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('list_items', 'List items', { pageToken: { type: 'string' } }),
    evidence: [],
  },
];

describe('asks-for-secrets', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(asksForSecrets, tool)).toEqual(evidence);
  });
});
