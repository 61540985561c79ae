import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { revokesForGood } from './revokes-for-good.ts';

const CASES = [
  { case: 'is so', tool: toolOf('revoke_api_key', 'Revoke an API key'), evidence: ['Revoke', 'revoke'] },
  { case: 'is not so', tool: toolOf('list_api_keys', 'List API keys'), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('revoke_access', 'Revoke a person’s access to a folder'),
    evidence: [],
  },
];

describe('revokes-for-good', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(revokesForGood, tool)).toEqual(evidence);
  });
});
