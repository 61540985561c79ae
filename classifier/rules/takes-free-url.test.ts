import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { takesFreeUrl } from './takes-free-url.ts';

const CASES = [
  { case: 'is so', tool: toolOf('fetch_page', 'Fetch a page', { url: { type: 'string' } }), evidence: ['url'] },
  { case: 'is not so', tool: toolOf('fetch_page', 'Fetch a page', { title: { type: 'string' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('get_issue', 'Get an issue', { issueUrl: { type: 'string' } }),
    evidence: [],
  },
  {
    case: 'is not so of an address inside a record',
    tool: toolOf('import_shop', 'Import a shop', { shop: { properties: { url: { type: 'string' } } } }),
    evidence: [],
  },
  {
    case: 'is not so where the text names the site',
    tool: toolOf('read_shop', 'Read a shop. Requires a valid Acme shop URL.', { url: { type: 'string' } }),
    evidence: [],
  },
];

describe('takes-free-url', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(takesFreeUrl, tool)).toEqual(evidence);
  });
});
