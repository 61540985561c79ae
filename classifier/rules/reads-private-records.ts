import { findNouns, LOOKS, type NounQuestion } from '../ask.ts';
import type { ServerReading } from '../reading/read-server.ts';
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
  deeds: LOOKS,
  check: (reading) => {
    const named = findNouns(reading, 'reads-private-records', LOOKS, PRIVATE_RECORDS, { ...QUESTION, isHead: false });
    if (named.length > 0) return named;
    for (const records of recordsOf(reading.server)) {
      const found = findNouns(reading, 'reads-private-records', LOOKS, records, QUESTION);
      if (found.length > 0) return found;
    }
    return [];
  },
} satisfies Rule;

/** What is private in a server whose name or description says what it is for; looked up once a server. */
function recordsOf(server: ServerReading): readonly WordGroup[] {
  let records = byServer.get(server);
  if (records === undefined) {
    const words = [...server.words];
    records = PRIVATE_CONTEXTS.filter((one) => words.some((word) => one.servers.has(word))).map((one) => one.records);
    byServer.set(server, records);
  }
  return records;
}

const byServer = new WeakMap<ServerReading, readonly WordGroup[]>();

const QUESTION: NounQuestion = {
  says: 'reads private records',
  indicates: {
    facet: 'personal-data',
    risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it reads other people’s private records' },
  },
  isHead: true,
};
