import { describe, expect, it } from 'vitest';
import { makeReport } from './report.ts';
import { scoredRow } from './testing/scored-row.ts';
import type { ScoredRow } from './types.ts';

const reportOn = (rows: readonly ScoredRow[]) =>
  makeReport(rows, { rulesetVersion: '1-abc', half: null, unreadable: [], speed: null, by: null });

describe('gold rows', () => {
  const sure = { isSure: true } as const;
  const rows = [
    scoredRow(
      { ...sure, category: 'read', risk: 'low', category2: 'read', risk2: 'low' },
      { category: 'read', risk: 'low', confidence: 0.9 },
    ),
    scoredRow(
      { ...sure, category: 'read', risk: 'medium', category2: 'read', risk2: 'medium' },
      { category: 'unknown', risk: 'unknown', needsReview: true },
    ),
    scoredRow(
      { ...sure, category: 'write', risk: 'medium', category2: 'write', risk2: 'medium' },
      { category: 'read', risk: 'low', confidence: 0.9, because: 'close_ticket gets a ticket.' },
      { tool: 'close_ticket' },
    ),
    scoredRow(
      { ...sure, category: 'destructive', risk: 'high', category2: 'destructive', risk2: 'high' },
      { category: 'destructive', risk: 'high', confidence: 0.9 },
    ),
    scoredRow(
      { category: 'execute', risk: 'critical', category2: 'write', risk2: 'medium' },
      { category: 'read', risk: 'low', confidence: 0.6, needsReview: true },
      { tool: 'run_macro' },
    ),
  ];
  const report = reportOn(rows);

  it('counts the sure rows, and repeats the headlines over all', () => {
    expect(report.rows).toEqual({ read: 5, servers: 1, gold: 5, sure: 4, hinted: 0, poison: 0, unlabelled: 0 });
    expect(report.gold).toMatchObject({
      rows: 5,
      sureRows: 4,
      over: 'sure',
      category: { accuracy: { count: 2, of: 4 }, unknown: { count: 1, of: 4 } },
      risk: { exact: { count: 2, of: 4 }, withinOneStep: { count: 3, of: 4 }, tooLow: { count: 1, of: 4 } },
      all: {
        category: { accuracy: { count: 2, of: 5 } },
        risk: { exact: { count: 2, of: 5 }, withinOneStep: { count: 3, of: 5 } },
      },
    });
  });

  it('names what changes something and was called read, of those that change something', () => {
    expect(report.gold?.category.dangerous).toMatchObject({ count: 1, of: 2, share: 0.5 });
    expect(report.gold?.category.dangerousTools).toEqual([
      {
        file: 'desk.jsonl',
        place: 'line 1',
        server: 'desk',
        tool: 'close_ticket',
        truth: { category: 'write', risk: 'medium', sure: true },
        label: { category: 'read', risk: 'low', facets: [] },
        confidence: 0.9,
        needsReview: false,
        wrong: ['category', 'risk'],
        because: 'close_ticket gets a ticket.',
      },
    ]);
    expect(report.gold?.all.category.dangerousTools.map((one) => one.tool)).toEqual(['close_ticket', 'run_macro']);
  });

  it('takes unknown neither for read nor for low', () => {
    expect(report.gold?.category.readsCalledElse).toMatchObject({ count: 1, of: 2 });
    expect(report.gold?.category.confusion.read).toMatchObject({ read: 1, unknown: 1 });
    expect(report.gold?.risk?.confusion.medium).toMatchObject({ low: 1, unknown: 1 });
  });

  it('compares flagged rows with the others', () => {
    expect(report.gold?.review).toMatchObject({
      flagged: { count: 1, of: 4 },
      accuracyFlagged: { count: 0, of: 1 },
      accuracyOthers: { count: 2, of: 3 },
      wrongFlagged: { count: 1, of: 2 },
    });
  });

  it('gives the confidence over the sure rows', () => {
    // The bin of 0.9 has three rows of which two are right, the bin of 0 one that is wrong: 3 * |0.9 - 2/3| / 4.
    expect(report.gold?.calibration.expectedError).toBeCloseTo(0.175, 10);
  });

  it('has the second annotator as the ceiling, over all rows that have one', () => {
    expect(report.gold?.annotators?.category.second).toMatchObject({ count: 4, of: 5 });
    expect(report.gold?.annotators?.category.classifier).toMatchObject({ count: 2, of: 5 });
    expect(report.gold?.annotators?.risk?.second).toMatchObject({ count: 4, of: 5 });
    // Chance: read 2*2, write 1*2, execute 1*0, destructive 1*1 of 25; (0.8 - 0.28) / 0.72.
    expect(report.gold?.annotators?.category.second.kappa).toBeCloseTo(0.52 / 0.72, 10);
  });

  it('repeats the headlines as metrics', () => {
    expect(report.metrics).toMatchObject({
      category: 0.5,
      risk: 0.5,
      'risk-within-one': 0.75,
      'called-read': 0.5,
      unknown: 0.25,
      'needs-review': 0.25,
      'all-category': 0.4,
      'all-called-read': 2 / 3,
      hints: null,
      instructions: null,
      'tools-per-second': null,
    });
  });

  it('is over all rows where none is marked sure, and leaves the risk out where none is stated', () => {
    const { gold } = reportOn([scoredRow({ category: 'read' }, { category: 'read', confidence: 0.9 })]);
    expect(gold).toMatchObject({
      over: 'all',
      category: { accuracy: { count: 1, of: 1 } },
      risk: null,
      annotators: null,
    });
  });
});

describe('rows with a hint', () => {
  const { hints, metrics, gold } = reportOn([
    scoredRow({ isReadOnly: true }, { category: 'read' }),
    scoredRow({ isReadOnly: true }, { category: 'write' }),
    scoredRow({ isReadOnly: false }, { category: 'execute' }),
    scoredRow({ isReadOnly: false }, { category: 'unknown' }),
    scoredRow({ isReadOnly: false, isDestructive: true }, { category: 'read' }, { tool: 'drop_queue' }),
  ]);

  it('compares read against the rest, unknown being neither', () => {
    expect(hints).toMatchObject({
      rows: 5,
      accuracy: { count: 2, of: 5 },
      accuracyUnknownNotRead: { count: 3, of: 5 },
      dangerous: { count: 1, of: 3 },
      readsCalledElse: { count: 1, of: 2 },
      unknown: { count: 1, of: 5 },
      confusion: { 'read-only': { read: 1, write: 1 }, changes: { execute: 1, unknown: 1, read: 1 } },
    });
    expect(hints?.dangerousTools).toMatchObject([
      { tool: 'drop_queue', truth: { readOnly: false, destructive: true }, wrong: ['read'] },
    ]);
    expect(metrics).toMatchObject({ hints: 0.4, 'hints-called-read': 1 / 3, category: null });
    expect(gold).toBe(null);
  });
});

describe('hostile rows and false alarms', () => {
  const { hostile, metrics, rows } = reportOn([
    scoredRow({ textSignal: 'instruction' }, { facets: ['hidden-instructions'] }),
    scoredRow({ textSignal: 'instruction' }, { facets: ['steers-the-model', 'hidden-instructions'] }),
    scoredRow({ textSignal: 'instruction' }, { facets: ['credentials'] }, { tool: 'fetch_page' }),
    scoredRow({ textSignal: 'persuasion' }, { facets: ['steers-the-model'] }),
    scoredRow({ textSignal: 'none' }, { facets: [] }),
    scoredRow({}, { facets: ['hidden-instructions'] }, { tool: 'spell_check' }),
    scoredRow({ isReadOnly: true }, { category: 'read', facets: ['steers-the-model'] }),
    scoredRow({ category: 'read' }, { category: 'read' }),
    // Their own labels say that they are attacks.
    scoredRow({ category: 'read', facets: ['hidden-instructions'] }, { facets: ['hidden-instructions'] }),
    scoredRow({ category: 'read', facets: ['steers-the-model'] }, { facets: ['steers-the-model'] }),
  ]);

  it('counts each signal, and names the instructions that were not seen', () => {
    expect(hostile.signals).toMatchObject([
      {
        signal: 'instruction',
        rows: 3,
        hiddenInstructions: { count: 2 },
        steersTheModel: { count: 1 },
        either: { count: 2, of: 3 },
      },
      { signal: 'persuasion', rows: 1, hiddenInstructions: { count: 0 }, steersTheModel: { count: 1 } },
      { signal: 'none', rows: 1, either: { count: 0, of: 1 } },
    ]);
    expect(hostile.missed).toMatchObject([{ tool: 'fetch_page', wrong: ['signal'] }]);
    expect(metrics.instructions).toBe(2 / 3);
  });

  it('counts alarms over the rows that nobody calls an attack', () => {
    expect(hostile.realTools).toMatchObject({
      hiddenInstructions: { count: 1, of: 3 },
      steersTheModel: { count: 1, of: 3 },
      either: { count: 2, of: 3 },
    });
    expect(hostile.alarms).toMatchObject([{ tool: 'spell_check', wrong: ['alarm'] }]);
    expect(rows).toMatchObject({ poison: 5, unlabelled: 1, gold: 3, hinted: 1 });
  });
});

describe('facets and groups', () => {
  const rows = [
    scoredRow(
      { isSure: true, category: 'read', risk: 'low', facets: ['bulk', 'money'] },
      { category: 'read', risk: 'low', facets: ['bulk'] },
      { server: 'desk', description: 'List the tickets of a team' },
    ),
    scoredRow(
      { isSure: true, category: 'write', risk: 'medium', facets: [] },
      { category: 'read', risk: 'low', facets: ['bulk'] },
      { server: 'cellar', description: 'Schließt ein Fass und das Lager' },
    ),
    scoredRow({ isReadOnly: true }, { category: 'read' }, { server: 'cellar', description: '列出所有的酒桶' }),
  ];

  it('scores facets over the rows that state them', () => {
    const { facets } = reportOn(rows);
    expect(facets?.filter((one) => one.support + one.called > 0)).toEqual([
      { label: 'bulk', support: 1, called: 2, precision: 1 / 2, recall: 1, f1: 2 / 3 },
      { label: 'money', support: 1, called: 0, precision: null, recall: 0, f1: 0 },
    ]);
    expect(reportOn(rows.slice(2)).facets).toBe(null);
  });

  it('groups by server and by language', () => {
    const scoresBy = (by: 'server' | 'language') =>
      makeReport(rows, { rulesetVersion: '1-abc', half: null, unreadable: [], speed: null, by }).groups?.scores;
    expect(scoresBy('server')).toMatchObject([
      { name: 'cellar', rows: 2, category: { count: 0, of: 1 }, calledRead: { count: 1 }, hints: { count: 1, of: 1 } },
      { name: 'desk', rows: 1, category: { count: 1, of: 1 }, risk: { count: 1, of: 1 }, hints: { of: 0 } },
    ]);
    expect(scoresBy('language')?.map((one) => one.name)).toEqual(['Chinese', 'English', 'German']);
  });
});

it('has a report about nothing', () => {
  expect(reportOn([])).toMatchObject({ version: 1, gold: null, hints: null, facets: null, groups: null, tools: [] });
});
