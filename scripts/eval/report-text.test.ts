import { describe, expect, it } from 'vitest';
import { makeReport } from '#pipeline/eval/report.ts';
import { scoredRow } from '#pipeline/eval/testing/scored-row.ts';
import type { ScoredRow } from '#pipeline/eval/types.ts';
import { comparisonText } from './comparison-text.ts';
import { reportText } from './report-text.ts';

const reportOn = (rows: readonly ScoredRow[], unreadable: { file: string; error: string }[] = []) =>
  makeReport(rows, { rulesetVersion: '1-abc', half: null, unreadable, speed: null, by: 'server' });

describe('reportText', () => {
  const rows = [
    scoredRow(
      { isSure: true, category: 'read', risk: 'low', category2: 'read', risk2: 'low' },
      { category: 'read', risk: 'low', confidence: 0.9 },
      { tool: 'list_tickets' },
    ),
    scoredRow(
      { isSure: true, category: 'write', risk: 'medium', category2: 'write', risk2: 'low' },
      {
        category: 'read',
        risk: 'low',
        confidence: 0.97,
        because: 'close_ticket gets a ticket, as its description says.',
      },
    ),
  ];

  it('reads like this', () => {
    expect(reportText(reportOn(rows), {}).split('\n')).toEqual([
      'Ruleset 1-abc: 2 rows of 1 server',
      '  2 labelled, 2 of them sure',
      '',
      'Category and risk: 2 sure rows of 2 (share, rows, 95 % interval)',
      '  category                         50.0 %  1/2    9.5–90.5',
      '  risk exactly                     50.0 %  1/2    9.5–90.5',
      '  risk within one step            100.0 %  2/2  34.2–100.0',
      '  risk too low                     50.0 %  1/2    9.5–90.5',
      '  changes something, called read  100.0 %  1/1  20.7–100.0',
      '  reads, called something else      0.0 %  0/1    0.0–79.3',
      '  called unknown                    0.0 %  0/2    0.0–65.8',
      '  all rows: category               50.0 %  1/2    9.5–90.5',
      '  all rows: risk exactly           50.0 %  1/2    9.5–90.5',
      '  all rows: changes, called read  100.0 %  1/1  20.7–100.0',
      '',
      'Categories',
      '         precision   recall    F1  rows  called',
      '  read      50.0 %  100.0 %  0.67     1       2',
      '  write          –    0.0 %  0.00     1       0',
      '',
      'Category: truth down, label across',
      '         read  write  execute  destruct  financia  unknown',
      '  read      1      ·        ·         ·         ·        ·',
      '  write     1      ·        ·         ·         ·        ·',
      '',
      'Risk levels',
      '          precision   recall    F1  rows  called',
      '  low        50.0 %  100.0 %  0.67     1       2',
      '  medium          –    0.0 %  0.00     1       0',
      '',
      'Risk: truth down, label across',
      '          low  medium  high  critical  unknown',
      '  low       1       ·     ·         ·        ·',
      '  medium    1       ·     ·         ·        ·',
      '',
      'Called read though it changes something (all rows)',
      '  desk / close_ticket (desk.jsonl line 1)',
      '    write, called read at 0.97; risk medium, called low — close_ticket gets a',
      '      ticket, as its description says.',
      '',
      'Needs review',
      '  flagged                             0.0 %      0/2  0.0–65.8',
      '  category right, flagged                 –  no rows',
      '  category right, others             50.0 %      1/2  9.5–90.5',
      '  wrong categories that are flagged   0.0 %      0/1  0.0–79.3',
      '',
      'Calibration of the category',
      '  expected calibration error, ten bins  0.435',
      '  the same over the exact steps         0.535',
      '  Brier score                           0.475',
      '  confidence  mean    right  rows        95 %',
      '  0.9–1.0     0.94   50.0 %   1/2    9.5–90.5',
      '  = 0.9       0.90  100.0 %   1/1  20.7–100.0',
      '  = 0.97      0.97    0.0 %   0/1    0.0–79.3',
      '',
      'Against the first annotator, the 2 rows that have a second (kappa last)',
      '  category: second annotator  100.0 %  2/2  34.2–100.0  1.000',
      '  category: classifier         50.0 %  1/2    9.5–90.5  0.000',
      '  risk: second annotator       50.0 %  1/2    9.5–90.5  0.000',
      '  risk: classifier             50.0 %  1/2    9.5–90.5  0.000',
      '',
      'False alarms: 2 other tools',
      '  hidden-instructions  0.0 %  0/2  0.0–65.8',
      '  steers-the-model     0.0 %  0/2  0.0–65.8',
      '  either               0.0 %  0/2  0.0–65.8',
      '',
      'By server, sure rows (missed: changes something, called read)',
      '        rows  category  risk  missed  hints',
      '  desk     2       1/2   1/2       1',
      '',
    ]);
  });

  it('names every wrong row where it is asked to', () => {
    expect(reportText(reportOn(rows), { misses: true })).toContain('Every wrong row: 1\n  desk / close_ticket');
    expect(reportText(reportOn(rows), {})).not.toContain('Every wrong row');
  });

  it('says nothing of what there are no rows for', () => {
    expect(reportText(reportOn([]), { misses: true })).toBe('Ruleset 1-abc: 0 rows of 0 servers\n');
  });

  it('keeps a list of unreadable rows short', () => {
    const unreadable = Array.from({ length: 60 }, (_, index) => ({
      file: 'desk.jsonl',
      error: `line ${index + 1}: x`,
    }));
    const text = reportText(reportOn([], unreadable), {});
    expect(text).toContain('Could not be read: 60\n  desk.jsonl line 1: x\n');
    expect(text).toContain('  desk.jsonl line 50: x\n  and 10 more; --json names all\n');
    expect(text).not.toContain('line 51');
  });
});

describe('hostile texts', () => {
  const evil = 'a\u001b[2J\u0007\r\nb\u202ec\u200bd\u{e0041}\u2028\u009be';
  const wrong = { category: 'write', isSure: true } as const;
  const label = { category: 'read', because: `${evil} ${'long '.repeat(100_000)}` } as const;
  const row = scoredRow(wrong, label, { file: `${evil}.jsonl`, server: evil, tool: `${evil}${'x'.repeat(1_000_000)}` });
  const before = reportOn([scoredRow(wrong, { category: 'write' }, { file: evil, server: evil, tool: evil })]);

  it.each([
    ['a report', () => reportText(reportOn([row], [{ file: evil, error: `line 1: ${evil}` }]), { misses: true })],
    ['a comparison', () => comparisonText({ ...before, rulesetVersion: evil }, reportOn([row]))],
  ])('write nothing into a terminal that it obeys: %s', (_, make) => {
    const text = make();
    expect(text).toContain('\\u001b[2J');
    expect(text.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)).toBe(null);
    expect(text.length).toBeLessThan(6_000);
  });
});

describe('comparisonText', () => {
  it('names the model that was asked', () => {
    const model = { model: 'small-1', promptVersion: '1-def', tools: 3, answered: 2 };
    const after = { ...reportOn([]), model };
    expect(comparisonText(reportOn([]), after).split('\n')[0]).toBe(
      'Ruleset 1-abc before, 1-abc with small-1 (prompt 1-def) now:',
    );
    expect(reportText(after, {}).split('\n').slice(0, 2)).toEqual([
      'Ruleset 1-abc with small-1 (prompt 1-def): 0 rows of 0 servers',
      '  2 of 3 tools that it was to be asked about answered',
    ]);
  });

  it('tells what changed and of which kind, and nothing else', () => {
    const write = { category: 'write', risk: 'medium', isSure: true } as const;
    const before = reportOn([
      scoredRow(write, { category: 'read', risk: 'low' }, { tool: 'close_ticket' }),
      scoredRow(write, { category: 'write', risk: 'medium' }, { tool: 'open_ticket' }),
      scoredRow({ category: 'read' }, { category: 'read' }, { tool: 'list_tickets' }),
    ]);
    const after = reportOn([
      scoredRow(write, { category: 'write', risk: 'high' }, { tool: 'close_ticket' }),
      scoredRow(write, { category: 'execute', risk: 'medium' }, { tool: 'open_ticket' }),
      scoredRow({ category: 'read' }, { category: 'read' }, { tool: 'list_tickets' }),
    ]);
    expect(comparisonText({ ...before, rulesetVersion: '1-old' }, after).split('\n')).toEqual([
      'Ruleset 1-old before, 1-abc now:',
      '  1 fixed, 1 broken, 1 moved, 0 with another confidence alone',
      '',
      'Measures',
      '                   before     now',
      '  called-read      0.5000  0.0000',
      '  all-called-read  0.5000  0.0000',
      '',
      'Broken: 1',
      '  desk / open_ticket: category write -> execute (truth write)',
      '',
      'Fixed: 1',
      '  desk / close_ticket: category read -> write (truth write)',
      '',
      'Moved, as right or wrong as before: 1',
      '  desk / close_ticket: risk low -> high (truth medium)',
      '',
    ]);
  });
});
