import { findParameters } from '../ask.ts';
import type { Rule } from '../rule.ts';

export const offersAPublicFlag = {
  id: 'offers-a-public-flag',
  title: 'Offers a public flag',
  question: 'Is there an option that makes something public?',
  rationale: 'One boolean decides whether everybody can see it.',
  whenWrong: 'Public may be the default that everybody expects.',
  references: ['https://cwe.mitre.org/data/definitions/732.html'],
  indicates: { risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'A public flag among the options',
      examples: ['Share a document'],
      parameters: { public: { type: 'boolean' } },
      category: 'write',
      risk: 'high',
    },
  ],
  check: (reading) =>
    findParameters(reading, 'offers-a-public-flag', ['public'], 'has an option that makes something public', {
      risk: { move: 'raise', to: 'high', within: ['write'], because: 'an option makes something public' },
    }),
} satisfies Rule;
