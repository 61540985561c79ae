import { findNouns, type NounQuestion } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { PAYMENTS } from '../words/nouns-of-money.ts';

export const recordsAPayment = {
  id: 'records-a-payment',
  title: 'Records a payment',
  question: 'Does it write down a payment in a ledger, without moving money?',
  rationale: 'A payment that was never made closes an invoice all the same, and somebody loses the money.',
  whenWrong: 'A server may charge where its text says “record”.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'money', risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'A payment that is only written down',
      examples: ['Record a payment in the ledger'],
      category: 'write',
      risk: 'high',
    },
  ],
  deeds: ['change'],
  check: (reading) => {
    // What somebody is still to pay is no entry of a ledger.
    if (reading.statements.leavesToPay !== null) return [];
    const entered = findNouns(reading, 'records-a-payment', ['change'], PAYMENTS, { ...QUESTION, isHead: true });
    if (entered.length > 0) return entered;
    return findNouns(reading, 'records-a-payment', ['change'], PAYMENTS, {
      ...QUESTION,
      verbs: ['record', 'log', 'enter'],
    });
  },
} satisfies Rule;

const QUESTION: NounQuestion = {
  says: 'records money that it does not move',
  indicates: {
    facet: 'money',
    risk: { move: 'raise', to: 'high', within: ['write'], because: 'it records a payment in a ledger' },
  },
  isHead: false,
  verbs: ['record', 'log', 'enter', 'register', 'create', 'mark'],
};
