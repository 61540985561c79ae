import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { recordsAPayment } from './records-a-payment.ts';

const CASES = [
  { case: 'is so', tool: toolOf('enter_receipt', 'Record a payment that came in cash'), evidence: ['payment'] },
  { case: 'is not so', tool: toolOf('record_visit', 'Record a visit'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_payments', 'List recorded payments'), evidence: [] },
  {
    case: 'is so of a payment that came in',
    tool: toolOf('log_payment', 'Record a payment received by bank'),
    evidence: ['payment'],
  },
];

describe('records-a-payment', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(recordsAPayment, tool)).toEqual(evidence);
  });
});
