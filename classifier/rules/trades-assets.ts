import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const tradesAssets = {
  id: 'trades-assets',
  title: 'Trades or moves an asset',
  question: 'Does it swap, stake, sell, sign or place an order for a traded asset?',
  rationale:
    'A transaction on a chain or at a market is final when it is done, and its price is what the market says at that moment.',
  whenWrong:
    'A quote or a simulation trades nothing; “swap” and “burn” have harmless uses, and the common ones are left out.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'financial' },
  cases: [
    {
      what: 'A trade, or a transaction of value that is prepared, signed or sent',
      examples: [
        'Swap one token for another',
        'Sign a transaction',
        'Build an unsigned transaction',
        'Approve a token allowance',
      ],
      category: 'financial',
      risk: 'critical',
    },
  ],
  deeds: ['trade'],
  check: (reading) => findDeeds(reading, 'trades-assets', ['trade'], 'financial'),
} satisfies Rule;
