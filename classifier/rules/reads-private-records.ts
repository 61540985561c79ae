import { findNouns, LOOKS, type NounQuestion } from '../ask.ts';
import { contextsOf } from '../private-contexts-of.ts';
import type { Rule } from '../rule.ts';
import { PRIVATE_RECORDS } from '../words/nouns-of-people.ts';

export const readsPrivateRecords = {
  id: 'reads-private-records',
  title: 'Reads private records',
  question: 'Does it read other people’s messages, contacts, calendars, health, pay or bank records?',
  rationale: 'The people in these records did not agree to have them read by an agent.',
  whenWrong: 'A mailbox or a calendar may be the caller’s own; it still holds what others wrote.',
  references: ['https://gdpr.eu/eu-gdpr-personal-data/'],
  indicates: { facet: 'personal-data', risk: { move: 'raise', to: 'medium', within: ['read'] } },
  terms: [
    {
      term: 'Private records',
      means:
        'other people’s mail, chats, calendars, contacts and customers, and their health, pay and bank records; not a team’s directory, its issues and tasks, or the caller’s own documents',
    },
  ],
  cases: [
    {
      what: 'Other people’s mail, chats, calendars, contacts',
      examples: ['List the messages in a mailbox', 'Find contacts'],
      category: 'read',
      risk: 'medium',
    },
  ],
  deeds: LOOKS,
  check: (reading) => {
    const named = findNouns(reading, 'reads-private-records', LOOKS, PRIVATE_RECORDS, { ...QUESTION, isHead: false });
    if (named.length > 0) return named;
    for (const { records } of contextsOf(reading.server)) {
      const found = findNouns(reading, 'reads-private-records', LOOKS, records, QUESTION);
      if (found.length > 0) return found;
    }
    return [];
  },
} satisfies Rule;

const QUESTION: NounQuestion = {
  says: 'reads private records',
  indicates: {
    facet: 'personal-data',
    risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it reads other people’s private records' },
  },
  isHead: true,
};
