import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { offersAForceFlag } from './offers-a-force-flag.ts';

const CASES = [
  { case: 'is so', tool: toolOf('push_image', 'Push an image', { force: { type: 'boolean' } }), evidence: ['force'] },
  { case: 'is not so', tool: toolOf('push_image', 'Push an image', { quiet: { type: 'boolean' } }), evidence: [] },
  {
    case: 'is not so, though close',
    tool: toolOf('apply_force', 'Compute a force', { force: { type: 'string' } }),
    evidence: [],
  },
];

describe('offers-a-force-flag', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(offersAForceFlag, tool)).toEqual(evidence);
  });
});
