import { describe, expect, it } from 'vitest';
import { classifyServer } from '../classify.ts';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { hintDeniesAChange } from './hint-denies-a-change.ts';

const deletes = toolOf('delete_note', 'Delete a note');
const reads = toolOf('get_note', 'Get a note');

const CASES = [
  { case: 'is so', tool: { ...deletes, annotations: { readOnlyHint: true } }, evidence: ['true'] },
  { case: 'is not so of a read', tool: { ...reads, annotations: { readOnlyHint: true } }, evidence: [] },
  { case: 'is not so of another hint', tool: { ...deletes, annotations: { idempotentHint: true } }, evidence: [] },
  {
    case: 'is not so where it admits the change',
    tool: { ...deletes, annotations: { readOnlyHint: false } },
    evidence: [],
  },
];

describe('hint-denies-a-change', () => {
  it.each(CASES)('$tool.name $tool.annotations: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(hintDeniesAChange, tool)).toEqual(evidence);
  });

  it('lowers nothing and asks for a look', () => {
    const [answer] = classifyServer({ name: 'desk' }, [{ ...deletes, annotations: { readOnlyHint: true } }]);
    expect(answer).toMatchObject({
      category: 'destructive',
      risk: 'high',
      needsReview: true,
      reviewReasons: ['The server’s own hint says that it changes nothing, and its definition says that it does.'],
    });
  });
});
