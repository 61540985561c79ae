import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBaseline } from '#pipeline/eval/baseline.ts';
import { METRIC_NAMES } from '#pipeline/eval/metrics.ts';
import { readLabelledRows } from '#pipeline/eval/read-rows.ts';
import { ROOT } from '../places.ts';

const text = readFileSync(path.join(ROOT, 'docs/eval.md'), 'utf8');
const examples = text.split('\n').filter((line) => line.startsWith('{'));

describe('docs/eval.md', () => {
  it('shows rows that can be read', () => {
    const { rows, unreadable } = readLabelledRows(
      'docs',
      examples.filter((line) => !line.includes('"label"')).join('\n'),
    );
    expect(unreadable).toEqual([]);
    expect(rows.map(({ truth }) => [truth.category, truth.isReadOnly, truth.textSignal])).toEqual([
      ['write', null, null],
      [null, true, null],
      [null, null, 'instruction'],
    ]);
  });

  it('shows an entry of a report as it is printed', () => {
    const entries = examples.filter((line) => line.includes('"label"'));
    expect(entries).toHaveLength(1);
    const report = `{"version":1,"rulesetVersion":"1-abc","metrics":{},"tools":[${entries.join()}]}`;
    expect(readBaseline(report)).toMatchObject({ ok: true });
  });

  it('names every metric', () => {
    expect(METRIC_NAMES.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
