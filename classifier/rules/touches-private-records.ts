import { ENDS, findNouns } from '../ask.ts';
import type { Rule } from '../rule.ts';
import type { Deed } from '../words/deeds.ts';
import { PRIVATE_RECORDS } from '../words/nouns-of-people.ts';

export const touchesPrivateRecords = {
  id: 'touches-private-records',
  title: 'Changes private records',
  question: 'Does it change or remove other people’s private records?',
  rationale: 'Records about people are theirs: a wrong change may be a matter of law and not only of tidiness.',
  whenWrong: 'A contact may be a company.',
  references: ['https://gdpr.eu/eu-gdpr-personal-data/'],
  indicates: { facet: 'personal-data' },
  deeds: ['change', 'manage', ...ENDS],
  check: (reading) =>
    findNouns(reading, 'touches-private-records', TOUCHES, PRIVATE_RECORDS, {
      says: 'changes private records',
      indicates: { facet: 'personal-data' },
      isHead: true,
    }),
} satisfies Rule;

const TOUCHES: readonly Deed[] = ['change', 'manage', ...ENDS];
