import { describe, expect, it } from 'vitest';
import type { Tool } from '#crawler/types.ts';
import { findQuote } from './find-quote.ts';

const renew: Tool = {
  name: 'renewLoan_now',
  title: 'Renew',
  description: 'Renews a loan.\nPermanently re\u200bmoves the old one. 删除借阅。',
  inputSchema: {
    type: 'object',
    properties: {
      'due/date': { type: 'string', description: 'New date.', enum: ['today', 'never'] },
      type: { type: 'string' },
    },
  },
};

describe('findQuote', () => {
  it.each([
    ['a span of the description', 'Renews a loan', '/description', 0, 'Renews a loan'],
    ['a quote with space around it', '  a loan. ', '/description', 7, 'a loan.'],
    ['a quote over a line break', 'loan.\nPermanently', '/description', 9, 'loan.\nPermanently'],
    ['a line break that was escaped twice', 'loan.\\nPermanently', '/description', 9, 'loan.\nPermanently'],
    [
      'words without the unseen character in them',
      'Permanently removes',
      '/description',
      15,
      'Permanently re\u200bmoves',
    ],
    ['the unseen character as an escape', 're\\u200bmoves', '/description', 27, 're\u200bmoves'],
    ['a word of a script without spaces', '删除', '/description', 49, '删除'],
    ['a word of a joined name', 'renew', '/name', 0, 'renew'],
    ['a value of a parameter', 'never', '/inputSchema/properties/due~1date/enum/1', 0, 'never'],
  ])('finds %s', (_case, quote, pointer, start, text) => {
    expect(findQuote(renew, quote)).toEqual({
      ...{ source: 'tool', pointer, part: 'value', start, end: start + text.length, text },
    });
  });

  it('finds a parameter by its name, also one named like a word of the schema', () => {
    expect(findQuote(renew, 'due/date')).toMatchObject({ pointer: '/inputSchema/properties/due~1date', part: 'key' });
    expect(findQuote(renew, 'type')).toMatchObject({ pointer: '/inputSchema/properties/type', part: 'key' });
  });

  it.each([
    ['words that are not there', 'Deletes every loan'],
    ['another case', 'renews A loan'],
    ['a part of a word', 'ermanent'],
    ['an empty quote', '  '],
    ['punctuation', '.'],
    ['one letter', 'a'],
    ['a word of the schema’s grammar', 'object'],
    ['a quote of many pages', 'Renews a loan'.repeat(200)],
  ])('finds nothing for %s', (_case, quote) => {
    expect(findQuote(renew, quote)).toBeNull();
  });

  it('does not look at the hints, which are claims', () => {
    expect(findQuote({ ...renew, annotations: { title: 'Harmless', readOnlyHint: true } }, 'readOnlyHint')).toBeNull();
  });

  it('cuts long evidence and stays verbatim', () => {
    const description = 'word '.repeat(100).trim();
    const found = findQuote({ ...renew, description }, description);
    expect(found?.text).toBe(description.slice(0, 200));
    expect(found?.end).toBe(200);
  });
});
