import { findParameters } from '../ask.ts';
import type { Rule } from '../rule.ts';

export const asksForSecrets = {
  id: 'asks-for-secrets',
  title: 'Asks for a secret',
  question: 'Does it take a password, a key or a token as a parameter?',
  rationale: 'A secret among the arguments passes through the model, its logs and every place that shows the call.',
  whenWrong: 'A server that has no other way to log in must ask; the finding moves no risk.',
  references: ['https://cwe.mitre.org/data/definitions/200.html'],
  indicates: { facet: 'credentials' },
  check: (reading) =>
    findParameters(reading, 'asks-for-secrets', ['secret'], 'takes a secret', { facet: 'credentials' }),
} satisfies Rule;
