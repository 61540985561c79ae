import { describe, expect, it } from 'vitest';
import { brokenLimits, parseLimits } from './limits.ts';
import { makeReport } from './report.ts';
import { scoredRow } from './testing/scored-row.ts';

describe('limits', () => {
  const rows = [
    scoredRow({ category: 'write', isSure: true }, { category: 'write' }),
    scoredRow({ category: 'write', isSure: true }, { category: 'read' }),
  ];
  const { metrics } = makeReport(rows, { rulesetVersion: '1-abc', half: null, unreadable: [], speed: null, by: null });

  it('keeps a limit that is just reached, and names the others', () => {
    const floors = parseLimits('category=0.5, all-category=0.51', 'at least');
    const ceilings = parseLimits('called-read=0.5,unknown=0,calibration-error=0.1', 'at most');
    const limits = [...(floors.ok ? floors.limits : []), ...(ceilings.ok ? ceilings.limits : [])];
    expect(limits).toHaveLength(5);
    expect(brokenLimits(metrics, limits)).toEqual([
      'all-category: 0.5, and it must be at least 0.51',
      'calibration-error: 0.5, and it must be at most 0.1',
    ]);
  });

  it('breaks a limit that no row measures', () => {
    const read = parseLimits('risk=0', 'at least');
    expect(brokenLimits(metrics, read.ok ? read.limits : [])).toEqual([
      'risk: no row measures it, and it must be at least 0',
    ]);
  });

  it.each(['accuracy=1', 'category', 'category=', 'category=high', 'category=0.9=1', 'category=-1', '', '__proto__=1'])(
    'refuses %j',
    (text) => {
      expect(parseLimits(text, 'at least')).toEqual({ ok: false, error: expect.any(String) });
    },
  );
});
