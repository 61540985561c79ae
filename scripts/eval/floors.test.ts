import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenLimits, type Limit, parseLimits } from '#pipeline/eval/limits.ts';
import { runEval } from './run.ts';

/** Labelled sets that are not part of the project, beside the checkout where there are any. */
const DATA = path.join(import.meta.dirname, '../../../shared/data');

interface Floor {
  readonly file: string;
  readonly atLeast: string;
  readonly atMost: string;
}

/** What a change of the rules may not fall below; raised when the rules get better. */
const FLOORS: readonly Floor[] = [
  {
    file: 'gold-servers-dev.jsonl',
    atLeast: 'category=0.98,risk=0.94,risk-within-one=0.99',
    atMost: 'called-read=0.02,calibration-error=0.05',
  },
  {
    file: 'gold-dev.jsonl',
    atLeast: 'category=0.96,risk=0.86,risk-within-one=0.98',
    atMost: 'called-read=0.02,calibration-error=0.05',
  },
  {
    file: 'annotated-dev.jsonl',
    atLeast: 'hints=0.95',
    atMost: 'hints-called-read=0.04,hidden-alarms=0.003,steers-alarms=0.05',
  },
  { file: 'poison-dev.jsonl', atLeast: 'instructions=0.92', atMost: '' },
];

describe('labelled sets of others', () => {
  it.each(FLOORS.filter(({ file }) => existsSync(path.join(DATA, file))))(
    '$file',
    async ({ file, atLeast, atMost }) => {
      const request = { halves: [null], by: null, baselineFile: null, measuresSpeed: false };
      const ran = await runEval({ ...request, files: [path.join(DATA, file)] });
      const report = ran.ok ? ran.reports[0] : undefined;
      expect(report?.unreadable).toEqual([]);
      expect(
        report && brokenLimits(report.metrics, [...limits(atLeast, 'at least'), ...limits(atMost, 'at most')]),
      ).toEqual([]);
    },
  );

  it('sets limits that exist', () => {
    for (const { atLeast, atMost } of FLOORS)
      expect([...limits(atLeast, 'at least'), ...limits(atMost, 'at most')]).not.toEqual([]);
  });
});

function limits(text: string, bound: Limit['bound']): readonly Limit[] {
  if (text === '') return [];
  const read = parseLimits(text, bound);
  if (!read.ok) throw new Error(read.error);
  return read.limits;
}
