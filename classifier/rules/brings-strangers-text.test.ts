import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { bringsStrangersText } from './brings-strangers-text.ts';

const CASES = [
  { case: 'is so', tool: toolOf('fetch_page', 'Fetch a web page'), evidence: ['web page'] },
  { case: 'is not so', tool: toolOf('get_price', 'Get a price'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('create_page', 'Create a web page'), evidence: [] },
];

describe('brings-strangers-text', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(bringsStrangersText, tool)).toEqual(evidence);
  });
});
