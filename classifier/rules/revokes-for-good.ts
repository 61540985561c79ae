import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const revokesForGood = {
  id: 'revokes-for-good',
  title: 'Revokes for good',
  question: 'Does it revoke a key, a token or a certificate?',
  rationale: 'Everything that used it stops at once, and the same one never comes back.',
  whenWrong: 'Taking back a permission is a write: it can be given again.',
  references: ['https://www.rfc-editor.org/rfc/rfc7009'],
  indicates: { category: 'destructive' },
  cases: [
    {
      what: 'Revoke a key or a certificate',
      examples: ['Revoke an API key', 'Revoke a certificate'],
      category: 'destructive',
      risk: 'high',
    },
  ],
  deeds: ['revoke'],
  check: (reading) => findDeeds(reading, 'revokes-for-good', ['revoke'], 'destructive'),
} satisfies Rule;
