import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const movesMoney = {
  id: 'moves-money',
  title: 'Moves money',
  question: 'Does it pay, charge, refund or transfer money?',
  rationale: 'Money that left is hard to get back, and the call itself is the order to send it.',
  whenWrong: 'Recording a payment in a ledger moves nothing; creating an invoice asks, it does not charge.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'financial' },
  cases: [
    {
      what: 'Money that leaves',
      examples: ['Charge a customer', 'Refund a payment', 'Send a payout'],
      category: 'financial',
      risk: 'critical',
    },
  ],
  deeds: ['pay'],
  check: (reading) => findDeeds(reading, 'moves-money', ['pay'], 'financial'),
} satisfies Rule;
