import { LOOKS } from '../ask.ts';
import { findCredentials } from '../credentials.ts';
import type { Rule } from '../rule.ts';

export const showsSecrets = {
  id: 'shows-secrets',
  title: 'Shows secrets',
  question: 'Does it return keys, tokens, passwords or certificates?',
  rationale:
    'A secret that reached the conversation is in the model’s context, in logs and wherever the next tool sends it.',
  whenWrong: 'Many listings of keys show names and not values; the definition rarely says which.',
  references: [
    'https://cwe.mitre.org/data/definitions/200.html',
    'https://simonwillison.net/2025/Jun/16/the-lethal-trifecta/',
  ],
  indicates: { facet: 'credentials', risk: { move: 'raise', to: 'high', within: ['read'] } },
  cases: [
    {
      what: 'Stored secrets that are handed out',
      examples: ['Get the value of a secret', 'Get the kubeconfig of a cluster'],
      category: 'read',
      risk: 'high',
    },
  ],
  deeds: LOOKS,
  check: (reading) =>
    findCredentials(reading, 'shows-secrets', { deeds: LOOKS, within: 'read', because: 'it returns' }),
} satisfies Rule;
