import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { movesMoney } from './moves-money.ts';

const CASES = [
  { case: 'is so', tool: toolOf('refund_order', 'Refund a payment to the buyer'), evidence: ['Refund', 'refund'] },
  { case: 'is not so', tool: toolOf('list_refunds', 'List refunds'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('create_payment_link', 'Create a payment link'), evidence: [] },
];

describe('moves-money', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(movesMoney, tool)).toEqual(evidence);
  });
});
