import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { bringsStrangersText } from './brings-strangers-text.ts';

const CASES = [
  { case: 'is so', tool: toolOf('fetch_page', 'Fetch a web page'), evidence: ['web page'] },
  { case: 'is not so', tool: toolOf('get_price', 'Get a price'), evidence: [] },
  { case: 'is so of what is looked for', tool: toolOf('find_image', 'Search images'), evidence: ['images'] },
  { case: 'is not so of a list of one’s own', tool: toolOf('list_image', 'List images'), evidence: [] },
  {
    case: 'is so of any address',
    tool: toolOf('load_layer', 'Fetch a layer', { url: { type: 'string' } }),
    evidence: ['url'],
  },
  {
    case: 'is so of the addresses of one shop: strangers sell there',
    tool: toolOf('read_offer', 'Read an offer. Requires a valid Acme product URL.', { url: { type: 'string' } }),
    evidence: ['url'],
  },
  {
    case: 'is not so of an address of one’s own project',
    tool: toolOf('get_build', 'Get a build', {
      url: { type: 'string', description: 'URL of the project that was built' },
    }),
    evidence: [],
  },
  { case: 'is so of what others want merged', tool: toolOf('show_diff', 'Get a git diff'), evidence: ['git diff'] },
  { case: 'is not so of one’s own change', tool: toolOf('edit_line', 'Edits a line, returns a diff'), evidence: [] },
  {
    case: 'is not so of an address that is kept',
    tool: toolOf('save_layer', 'Save a layer', { url: { type: 'string' } }),
    evidence: [],
  },
  { case: 'is not so, though close', tool: toolOf('create_page', 'Create a web page'), evidence: [] },
];

describe('brings-strangers-text', () => {
  it('knows what others write into a calendar', () => {
    const tool = toolOf('list_events', 'List the events of a week');
    expect(evidenceTexts(bringsStrangersText, tool, 'calendar')).toEqual(['events']);
    expect(evidenceTexts(bringsStrangersText, tool, 'telemetry')).toEqual([]);
  });

  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(bringsStrangersText, tool)).toEqual(evidence);
  });
});
