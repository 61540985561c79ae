import { describe, expect, it } from 'vitest';
import { readBaseline } from './baseline.ts';
import { compareRuns } from './compare.ts';
import { makeReport } from './report.ts';
import { scoredRow } from './testing/scored-row.ts';
import { toolResult } from './tool-results.ts';
import type { Answer, ScoredRow, Truth } from './types.ts';

const result = (truth: Partial<Truth>, answer: Partial<Answer>, tool: string) =>
  toolResult(scoredRow(truth, answer, { tool }));

const brief = (changes: readonly { after: { tool: string }; aspects: readonly string[] }[]) =>
  changes.map((change) => [change.after.tool, ...change.aspects]);

describe('compareRuns', () => {
  const write: Partial<Truth> = { category: 'write', risk: 'medium' };
  const before = [
    result(write, { category: 'read', risk: 'medium' }, 'mended'),
    result(write, { category: 'write', risk: 'medium' }, 'hurt'),
    result(write, { category: 'read', risk: 'low' }, 'still_wrong'),
    result(write, { category: 'write', risk: 'medium', confidence: 0.6 }, 'surer'),
    result(write, { category: 'write', risk: 'medium' }, 'same'),
    result({ isReadOnly: false }, { category: 'read' }, 'hinted'),
    result({ textSignal: 'instruction' }, { facets: [] }, 'poisoned'),
    result({}, { category: 'read', risk: 'low' }, 'unlabelled'),
    result({ category: 'read' }, { category: 'read' }, 'relabelled'),
    result({}, {}, 'gone'),
  ];
  const after = [
    result(write, { category: 'write', risk: 'low' }, 'mended'),
    result(write, { category: 'unknown', risk: 'medium' }, 'hurt'),
    result(write, { category: 'execute', risk: 'low' }, 'still_wrong'),
    result(write, { category: 'write', risk: 'medium', confidence: 0.9 }, 'surer'),
    result(write, { category: 'write', risk: 'medium' }, 'same'),
    result({ isReadOnly: false }, { category: 'execute' }, 'hinted'),
    result({ textSignal: 'instruction' }, { facets: ['steers-the-model'] }, 'poisoned'),
    result({}, { category: 'write', risk: 'low' }, 'unlabelled'),
    result({ category: 'write' }, { category: 'read' }, 'relabelled'),
    result({}, {}, 'new'),
  ];

  it('tells fixed, broken and moved apart, aspect by aspect', () => {
    const changes = compareRuns(before, after);
    expect(brief(changes.fixed)).toEqual([
      ['mended', 'category'],
      ['hinted', 'read'],
      ['poisoned', 'signal'],
    ]);
    expect(brief(changes.broken)).toEqual([
      ['mended', 'risk'],
      ['hurt', 'category'],
    ]);
    expect(brief(changes.moved)).toEqual([
      ['still_wrong', 'category'],
      ['poisoned', 'facets'],
      ['unlabelled', 'category'],
    ]);
    expect(brief(changes.relabelled)).toEqual([['relabelled']]);
    expect(changes.otherConfidence).toBe(1);
    expect(changes.added.map((tool) => tool.tool)).toEqual(['new']);
    expect(changes.removed.map((tool) => tool.tool)).toEqual(['gone']);
  });

  it('pairs rows of one name in their order, wherever the others went', () => {
    const twice = [result(write, { category: 'write' }, 'twin'), result(write, { category: 'read' }, 'twin')];
    expect(compareRuns(twice, [...twice])).toMatchObject({ fixed: [], broken: [], moved: [], added: [], removed: [] });
    expect(compareRuns(twice, twice.slice(0, 1)).removed).toHaveLength(1);
  });
});

describe('readBaseline', () => {
  const reportOn = (rows: readonly ScoredRow[]) =>
    makeReport(rows, { rulesetVersion: '1-abc', half: 'a', unreadable: [], speed: null, by: 'server' });

  it('reads what a report prints', () => {
    const report = reportOn([scoredRow({ category: 'write', isSure: true }, { category: 'read', facets: ['bulk'] })]);
    const read = readBaseline(JSON.stringify(report));
    expect(read).toEqual({
      ok: true,
      baseline: expect.objectContaining({ rulesetVersion: '1-abc', tools: JSON.parse(JSON.stringify(report.tools)) }),
    });
  });

  it.each([
    ['no JSON', '{'],
    ['another document', '{"tools":[]}'],
    ['two halves', '{"halves":[]}'],
    ['a later format', JSON.stringify({ ...reportOn([]), version: 2 })],
    ['a label that does not exist', JSON.stringify(reportOn([scoredRow({}, {})])).replaceAll('"unknown"', '"odd"')],
  ])('refuses %s in one line', (_, text) => {
    expect(readBaseline(text)).toEqual({
      ok: false,
      error: expect.stringMatching(/^not what "toolrisk eval --json".*$/),
    });
  });
});
