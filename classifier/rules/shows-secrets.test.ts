import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { showsSecrets } from './shows-secrets.ts';

const CASES = [
  { case: 'is so', tool: toolOf('get_secret', 'Get the value of a secret'), evidence: ['secret'] },
  { case: 'is not so', tool: toolOf('get_note', 'Get a note'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('get_token_price', 'Get the price of a crypto token'), evidence: [] },
  {
    case: 'is not so of a password that is checked',
    tool: toolOf('check_password', 'Check if a password was leaked'),
    evidence: [],
  },
  { case: 'is so of cookies', tool: toolOf('cookies', 'Get the cookies of a site'), evidence: ['cookies'] },
  { case: 'is not so of tokens that are searched for', tool: toolOf('search_tokens', 'Search tokens'), evidence: [] },
];

describe('shows-secrets', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(showsSecrets, tool)).toEqual(evidence);
  });
});
