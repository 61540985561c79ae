import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyServer } from '#classifier/classify.ts';
import { readLabelledRows } from './read-rows.ts';
import { scoreRows } from './score-rows.ts';

const read = (...rows: unknown[]) =>
  readLabelledRows('desk.jsonl', rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));

const truthOf = (row: unknown) => read(row).rows[0]?.truth;

const NOTHING = {
  category: null,
  risk: null,
  isSure: false,
  category2: null,
  risk2: null,
  facets: null,
  isReadOnly: null,
  isDestructive: null,
  textSignal: null,
};

describe('the formats', () => {
  it('reads gold rows with both annotators and facets', () => {
    const row = {
      server: { name: 'desk', description: 'Tickets of a help desk' },
      tool: 'close_ticket',
      description: 'Close a ticket',
      category: 'write',
      risk: 'medium',
      sure: true,
      category2: 'execute',
      risk2: 'high',
      facets: ['bulk'],
    };
    expect(read(row).rows).toEqual([
      {
        file: 'desk.jsonl',
        place: 'item 1',
        server: { name: 'desk', description: 'Tickets of a help desk' },
        tool: { name: 'close_ticket', description: 'Close a ticket', inputSchema: {} },
        truth: {
          ...NOTHING,
          category: 'write',
          risk: 'medium',
          isSure: true,
          category2: 'execute',
          risk2: 'high',
          facets: ['bulk'],
        },
      },
    ]);
  });

  it('takes a category alone, and letters of any case', () => {
    expect(truthOf({ name: 'list_tickets', category: 'Read' })).toEqual({ ...NOTHING, category: 'read' });
    expect(truthOf({ name: 'list_tickets', category: 'read', risk: null, sure: null, facets: null })).toEqual({
      ...NOTHING,
      category: 'read',
    });
  });

  it('takes a hint from the row or from its annotations, and hides the annotations then', () => {
    const annotations = { readOnlyHint: false, destructiveHint: true, title: 'Close' };
    const inside = read({ name: 'close_ticket', annotations }).rows[0];
    expect(inside?.truth).toEqual({ ...NOTHING, isReadOnly: false, isDestructive: true });
    expect(inside?.tool).toEqual({ name: 'close_ticket', inputSchema: {} });
    expect(truthOf({ name: 'list_tickets', readOnlyHint: true, annotations })).toMatchObject({ isReadOnly: true });
  });

  it('leaves the annotations of a gold row where they are: they were labelled with it', () => {
    const row = read({ name: 'list_tickets', category: 'read', annotations: { readOnlyHint: false } }).rows[0];
    expect(row?.truth.isReadOnly).toBe(null);
    expect(row?.tool.annotations).toEqual({ readOnlyHint: false });
  });

  it('reads poison rows by how their signal begins', () => {
    expect(truthOf({ name: 'a', text_signal: 'instruction' })?.textSignal).toBe('instruction');
    expect(truthOf({ name: 'a', text_signal: 'persuasion (praise)' })?.textSignal).toBe('persuasion');
    expect(truthOf({ name: 'a', text_signal: 'none-in-text (name only)' })?.textSignal).toBe('none');
  });

  it('keeps rows without labels, and mixes formats', () => {
    const { rows, unreadable } = read(
      { name: 'a', readOnlyHint: null, annotations: { readOnlyHint: 'yes' } },
      { name: 'b', category: 'write' },
      { name: 'c', readOnlyHint: true },
    );
    expect(unreadable).toEqual([]);
    expect(rows.map((row) => [row.place, row.truth.category, row.truth.isReadOnly])).toEqual([
      ['line 1', null, null],
      ['line 2', 'write', null],
      ['line 3', null, true],
    ]);
  });
});

describe('rows that cannot be read', () => {
  it.each([
    ['a label that does not exist', { name: 'a', category: 'delete' }, 'line 2: category: none of read, write,'],
    ['a risk that does not exist', { name: 'a', category: 'read', risk: 'tiny' }, 'line 2: risk: none of low, medium,'],
    [
      'a second label that does not exist',
      { name: 'a', category: 'read', category2: '' },
      'line 2: category2: none of',
    ],
    ['a facet that does not exist', { name: 'a', category: 'read', facets: ['odd'] }, 'line 2: facets.0: none of'],
    ['a label that is no text', { name: 'a', category: ['read'] }, 'line 2: category: none of'],
    ['a name of a prototype', { name: 'a', category: '__proto__' }, 'line 2: category: none of'],
    ['a risk alone', { name: 'a', risk: 'low' }, 'line 2: a risk without a category'],
    ['sure that is no boolean', { name: 'a', category: 'read', sure: 'yes' }, 'line 2: sure: '],
    ['a hint that is no boolean', { name: 'a', readOnlyHint: 'true' }, 'line 2: readOnlyHint: '],
    ['a signal of another kind', { name: 'a', text_signal: 'odd' }, 'line 2: text_signal: does not begin with'],
    ['no name', { category: 'read' }, 'line 2: no "name"'],
    ['no object', [1], 'line 2: not an object'],
    ['no JSON', '{"name":', 'line 2: not JSON'],
  ])('%s is named with its line, and the others are read', (_, row, error) => {
    const { rows, unreadable } = read({ name: 'first' }, row, { name: 'last' });
    expect(rows.map((one) => one.tool.name)).toEqual(['first', 'last']);
    expect(unreadable).toEqual([{ file: 'desk.jsonl', error: expect.stringContaining(error) }]);
  });

  it('answers every line of anything, one way or the other', () => {
    const label = fc.oneof(fc.constantFrom('read', 'low', true, 'instruction', null), fc.jsonValue());
    const labels = { name: label, category: label, risk: label, sure: label, facets: label, readOnlyHint: label };
    const more = { server: label, annotations: label, text_signal: label, description: label, inputSchema: label };
    const row = fc.oneof(fc.jsonValue(), fc.record({ ...labels, ...more }, { requiredKeys: [] }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const { rows: good, unreadable } = read(...rows.map((one) => JSON.stringify(one)));
        expect(good.length + unreadable.length).toBe(rows.length);
        expect(scoreRows(good, classifyServer)).toHaveLength(good.length);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
