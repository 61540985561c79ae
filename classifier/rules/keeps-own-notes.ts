import { findNouns, type NounQuestion } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import type { Action, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { MEMORY } from '../words/nouns-of-scale.ts';
import { group } from '../words/word-group.ts';

export const keepsOwnNotes = {
  id: 'keeps-own-notes',
  title: 'Keeps its own notes',
  question: 'Is what it changes the memory or the scratch pad of an assistant?',
  rationale: 'A remembered note is the assistant’s own. A wrong one misleads it later, and is easily replaced.',
  whenWrong: 'A memory that several assistants share reaches further.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { risk: { move: 'lower', to: 'low', within: ['write'] } },
  cases: [
    {
      what: 'The assistant’s own notes',
      examples: ['Remember a fact', 'Store a memory for later'],
      category: 'write',
      risk: 'low',
    },
  ],
  check: (reading) => {
    const memories = findNouns(reading, 'keeps-own-notes', ['change'], MEMORY, OWN);
    if (memories.length > 0) return memories;
    const remembers = reading.actions.find((one) => REMEMBERS.has(one.verb) && one.place !== 'also');
    if (remembers !== undefined) return [remembered(reading, remembers)];
    if (reading.server.words.has('memory'))
      return findNouns(reading, 'keeps-own-notes', ['change'], NOTES, { ...OWN, verbs: WRITES });
    return findNouns(reading, 'keeps-own-notes', ['change'], NOTES, {
      ...OWN,
      verbs: ['store', 'remember', 'save', 'jot'],
    });
  },
} satisfies Rule;

const OWN: NounQuestion = {
  says: 'keeps notes of the assistant’s own',
  indicates: {
    risk: { move: 'lower', to: 'low', within: ['write'], because: 'it keeps notes of the assistant’s own' },
  },
  isHead: true,
};
const REMEMBERS = new Set(['remember', 'memorize', 'jot']);

function remembered(reading: ToolReading, action: Action): Finding {
  const message = `${shortName(reading.tool.name)} remembers something for the assistant.`;
  const evidence = [evidenceAt(reading, action.span)];
  return finding('keeps-own-notes', { message, strength: 'medium', indicates: OWN.indicates, evidence });
}

/** Somebody's note is created in an app; an assistant's is stored. */
const NOTES = group('note, context');

/** In a server for memory a note is the assistant's own. */
const WRITES = ['write', 'create', 'add', 'save', 'store', 'append', 'update', 'edit'];
