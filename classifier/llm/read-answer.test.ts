import { describe, expect, it } from 'vitest';
import type { Tool } from '#crawler/types.ts';
import { readAnswer } from './read-answer.ts';
import type { AnswerReading, ToolAnswer } from './types.ts';

const tools: Tool[] = [
  { name: 'renew_loan', description: 'Renews a loan of any reader.', inputSchema: {} },
  { name: 'end_loan', description: 'Ends a loan.', inputSchema: {} },
];

const renew = {
  index: 0,
  name: 'renew_loan',
  reason: 'It renews.',
  category_quote: 'Renews a loan',
  category: 'write',
  risk_quote: 'any reader',
  risk: 'high',
  facets: [{ facet: 'bulk', quote: 'any reader' }],
  unsure: false,
};
const end = { ...renew, index: 1, name: 'end_loan', category_quote: 'Ends a loan', risk_quote: '', facets: [] };

const read = (...items: unknown[]) => readAnswer(JSON.stringify({ tools: items }), tools);
const problems = (reading: AnswerReading) =>
  reading.ok ? reading.items.map((one) => one.ok || one.problem) : 'unread';

/** The first tool's answer where its item is changed. */
function first(change: object): ToolAnswer | undefined {
  const reading = read({ ...renew, ...change }, end);
  const one = reading.ok ? reading.items[0] : undefined;
  return one?.ok ? one.answer : undefined;
}

describe('readAnswer', () => {
  it('reads one answer per tool, its evidence found in the definition', () => {
    const reading = read(end, renew);
    expect(reading).toMatchObject({ ok: true, foreign: 0, duplicates: 0 });
    expect(reading.ok && reading.items[0]).toEqual({
      ok: true,
      answer: {
        category: 'write',
        categoryEvidence: {
          source: 'tool',
          pointer: '/description',
          part: 'value',
          start: 0,
          end: 13,
          text: 'Renews a loan',
        },
        risk: 'high',
        riskEvidence: {
          source: 'tool',
          pointer: '/description',
          part: 'value',
          start: 17,
          end: 27,
          text: 'any reader',
        },
        facets: [
          {
            facet: 'bulk',
            evidence: {
              source: 'tool',
              pointer: '/description',
              part: 'value',
              start: 17,
              end: 27,
              text: 'any reader',
            },
          },
        ],
        reason: 'It renews.',
        isUnsure: false,
        inventedQuotes: 0,
      },
    });
  });

  it.each([
    ['nothing', ''],
    ['prose', 'I labelled them all.'],
    ['truncated JSON', '{"tools":[{"index":0,"name":"renew'],
    ['another shape', '{"labels":[]}'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('reads nothing in %s', (_case, text) => {
    expect(readAnswer(text, tools)).toEqual({ ok: false });
  });

  it('reads JSON in a code fence or after a thought', () => {
    const text = JSON.stringify({ tools: [renew, end] });
    expect(problems(readAnswer(`\`\`\`json\n${text}\n\`\`\``, tools))).toEqual([true, true]);
    expect(problems(readAnswer(`<think>hm {"tools":[]} {</think>\n${text}`, tools))).toEqual([true, true]);
    const polite = `Here {you} are:\n\`\`\`json\n${text}\n\`\`\`\nAnything {else}?`;
    expect(problems(readAnswer(polite, tools))).toEqual([true, true]);
  });

  it('handles missing, surplus and duplicate items one by one', () => {
    expect(problems(read(end))).toEqual(['missing', true]);
    const reading = read(
      { ...renew, index: 7 },
      { ...renew, index: 1 },
      renew,
      { ...renew, category: 'read' },
      end,
      'x',
      null,
    );
    expect(reading).toMatchObject({ foreign: 4, duplicates: 1 });
    expect(reading.ok && reading.items[0]).toMatchObject({ answer: { category: 'write' } });
  });

  it.each([
    ['index', { index: 1 }],
    ['name', { name: 'end_loan' }],
    ['index of no number', { index: '0' }],
    ['index between', { index: 0.5 }],
    ['negative index', { index: -1 }],
  ])('drops an item whose %s is not the tool’s', (_case, change) => {
    expect(problems(read({ ...renew, ...change }, end))).toEqual(['missing', true]);
  });

  it.each([
    ['a category', { category: 'harmless' }],
    ['a risk', { risk: 'none' }],
    ['a quote of no text', { risk_quote: 4 }],
    ['no facets', { facets: undefined }],
    ['an unsure of no truth value', { unsure: 'no' }],
  ])('drops an item with %s that is not of the list', (_case, change) => {
    expect(problems(read({ ...renew, ...change }, end))).toEqual(['wrong-values', true]);
  });

  it('drops a facet of its own invention and keeps the item', () => {
    expect(
      first({ facets: [{ facet: 'scary', quote: 'any reader' }, ...renew.facets] })?.facets.map((one) => one.facet),
    ).toEqual(['bulk']);
  });

  it('drops what rests on invented evidence, and counts it', () => {
    expect(
      first({
        category_quote: 'Erases the library',
        risk_quote: 'as administrator',
        facets: [{ facet: 'code', quote: 'runs code' }],
      }),
    ).toMatchObject({ category: 'write', categoryEvidence: null, riskEvidence: null, facets: [], inventedQuotes: 3 });
  });

  it('lets a claim of an attack that cannot be shown move nothing', () => {
    const claim = { risk: 'critical', facets: [{ facet: 'hidden-instructions', quote: 'do not tell the user' }] };
    expect(first(claim)).toMatchObject({ riskEvidence: null, facets: [] });
  });

  it('makes the reason one plain line', () => {
    expect(first({ reason: 'Renews\u202e\n\n a\u0000 loan.' })?.reason).toBe('Renews a loan.');
    expect(first({ reason: 'word '.repeat(200) })?.reason).toHaveLength(300);
  });

  it('takes a name without the characters that nobody sees', () => {
    const [tool] = tools;
    const reading = readAnswer(JSON.stringify({ tools: [renew] }), [
      { ...tool, name: 'renew_\u200bloan', inputSchema: {} },
    ]);
    expect(problems(reading)).toEqual([true]);
  });
});
