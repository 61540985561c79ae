import { findNouns, LOOKS, type NounQuestion } from '../ask.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import { PRIVATE_RECORDS } from '../words/nouns-of-people.ts';
import { PRIVATE_CONTEXTS } from '../words/private-contexts.ts';
import type { WordGroup } from '../words/word-group.ts';

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
  check: (reading) => {
    const named = findNouns(reading, 'reads-private-records', LOOKS, PRIVATE_RECORDS, { ...QUESTION, isHead: false });
    if (named.length > 0) return named;
    return PRIVATE_CONTEXTS.filter((one) => isAbout(reading, one.servers))
      .flatMap((one) => findNouns(reading, 'reads-private-records', LOOKS, one.records, QUESTION))
      .slice(0, 1);
  },
} satisfies Rule;

/** Whether the server's name or description says what it is for. */
function isAbout(reading: ToolReading, words: WordGroup): boolean {
  for (const word of reading.server.words) if (words.has(word)) return true;
  return false;
}

const QUESTION: NounQuestion = {
  says: 'reads private records',
  indicates: {
    facet: 'personal-data',
    risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it reads other people’s private records' },
  },
  isHead: true,
};
