import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Finding, Indication, Strength } from './types.ts';

const evidence = [{ source: 'tool', pointer: '/description', part: 'value', start: 0, end: 5, text: 'Close' }] as const;

function found(rule: string, strength: Strength, indicates: Indication): Finding {
  return { rule, message: `close_ticket was seen by ${rule}.`, strength, indicates, evidence };
}

const writes = found('changes-data', 'strong', { category: 'write' });
const subject = { name: 'close_ticket' };

describe('evaluate', () => {
  it('knows nothing where nothing was found', () => {
    expect(evaluate(subject, [])).toMatchObject({
      category: 'unknown',
      risk: 'unknown',
      confidence: 0,
      needsReview: true,
      facets: [],
    });
  });

  it('takes the strongest statement, and of equal ones the more severe', () => {
    const deletesInPassing = found('destroys-data', 'medium', { category: 'destructive' });
    expect(evaluate(subject, [deletesInPassing, writes]).category).toBe('write');
    expect(evaluate(subject, [writes, { ...deletesInPassing, strength: 'strong' }]).category).toBe('destructive');
  });

  it('starts at the baseline and tells every move', () => {
    const raises = found('changes-access', 'strong', {
      risk: { move: 'raise', to: 'high', because: 'it changes who may do what' },
    });
    expect(evaluate(subject, [writes, raises])).toMatchObject({
      baselineRisk: 'medium',
      risk: 'high',
      riskMoves: [
        { move: 'start', to: 'medium', rule: null },
        { move: 'raised', to: 'high', because: 'it changes who may do what', rule: 'changes-access' },
      ],
    });
  });

  it('lets a lowering reason beat a raising one only from stronger evidence', () => {
    const lower = found('touches-session-state', 'strong', { risk: { move: 'lower', to: 'low' } });
    const raise = found('offers-a-force-flag', 'weak', { risk: { move: 'raise', to: 'high' } });
    expect(evaluate(subject, [writes, raise, lower]).risk).toBe('low');
    expect(evaluate(subject, [writes, { ...raise, strength: 'strong' }, lower]).risk).toBe('high');
  });

  it('counts a move only within its categories', () => {
    const raise = found('takes-free-url', 'weak', {
      risk: { move: 'raise', to: 'medium', within: ['read'] },
      review: 'Look.',
    });
    expect(evaluate(subject, [writes, raise])).toMatchObject({
      risk: 'medium',
      riskMoves: [{ move: 'start' }],
      needsReview: false,
    });
  });

  it('gives an unknown tool a level only where a reason raises it', () => {
    const attack = found('hides-instructions', 'strong', {
      facet: 'hidden-instructions',
      risk: { move: 'raise', to: 'critical' },
    });
    expect(evaluate(subject, [attack])).toMatchObject({
      category: 'unknown',
      risk: 'critical',
      facets: ['hidden-instructions'],
    });
  });

  it('sorts facets by the taxonomy and shows each once', () => {
    const facets = (['bulk', 'credentials', 'bulk'] as const).map((facet) => found(facet, 'weak', { facet }));
    expect(evaluate(subject, facets).facets).toEqual(['credentials', 'bulk']);
  });

  it('asks for a review where a rule failed', () => {
    const failed = { ...found('reads-data', 'weak', {}), error: 'boom' };
    expect(evaluate(subject, [writes, failed]).reviewReasons).toEqual([
      'The rule reads-data failed, so its question is open.',
    ]);
  });

  it('writes the rationale from the findings alone', () => {
    expect(evaluate(subject, [writes]).rationale).toBe(
      'close_ticket was seen by changes-data. That can normally be put back, and write tools start at medium.',
    );
  });
});
