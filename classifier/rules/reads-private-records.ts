import { findNouns, LOOKS } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { PRIVATE_RECORDS } from '../words/nouns-of-people.ts';

export const readsPrivateRecords = {
  id: 'reads-private-records',
  title: 'Reads private records',
  question: 'Does it read other people’s messages, contacts, calendars, health, pay or bank records?',
  rationale: 'The people in these records did not agree to have them read by an agent.',
  whenWrong: 'A mailbox or a calendar may be the caller’s own; it still holds what others wrote.',
  references: ['https://gdpr.eu/eu-gdpr-personal-data/'],
  check: (reading) =>
    findNouns(reading, 'reads-private-records', LOOKS, PRIVATE_RECORDS, {
      says: 'reads private records',
      indicates: {
        facet: 'personal-data',
        risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it reads other people’s private records' },
      },
      isHead: false,
    }),
} satisfies Rule;
