import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { changesAPaidPlan } from './changes-a-paid-plan.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('cancel_subscription', 'Cancel a customer’s subscription and stop its invoices'),
    evidence: ['Cancel', 'cancel'],
  },
  { case: 'is not so', tool: toolOf('get_subscription', 'Get a subscription and its invoices'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('subscribe_topic', 'Subscribe to a topic'), evidence: [] },
];

describe('changes-a-paid-plan', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(changesAPaidPlan, tool)).toEqual(evidence);
  });
});
