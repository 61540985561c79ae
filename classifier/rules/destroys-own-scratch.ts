import { ENDS, findNouns, type NounQuestion } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding, RiskIndication } from '../types.ts';
import { MEMORY } from '../words/nouns-of-scale.ts';
import { group } from '../words/word-group.ts';

export const destroysOwnScratch = {
  id: 'destroys-own-scratch',
  title: 'Destroys its own scratch',
  question: 'Is what it removes the memory or the scratch area of an assistant?',
  rationale: 'Forgetting a note loses a note.',
  whenWrong: 'A knowledge graph may have become the only record of something.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { risk: { move: 'lower', to: 'medium', within: ['destructive'] } },
  cases: [
    { what: 'Forgetting a note of one’s own', examples: ['Forget a memory'], category: 'destructive', risk: 'medium' },
  ],
  deeds: ENDS,
  check: (reading) => {
    const noted = findNouns(reading, 'destroys-own-scratch', ENDS, MEMORY, QUESTION);
    if (noted.length > 0) return noted;
    const kept = reading.server.words.has('memory')
      ? findNouns(reading, 'destroys-own-scratch', ENDS, ENTRIES, QUESTION)
      : [];
    return kept.length > 0 ? kept : forgets(reading);
  },
} satisfies Rule;

/** What a server for memory holds. */
const ENTRIES = group('entry, item, note, fact, context, record');

const OWN: RiskIndication = {
  move: 'lower',
  to: 'medium',
  within: ['destructive'],
  because: 'it removes notes of the assistant’s own',
};

const QUESTION: NounQuestion = { says: 'removes notes of the assistant’s own', indicates: { risk: OWN }, isHead: true };

/** What is forgotten was remembered: no other record goes. */
function forgets(reading: ToolReading): Finding[] {
  const action = reading.actions.find((one) => one.verb === 'forget' && one.deed === 'delete');
  if (action === undefined || (action.place === 'name' && reading.text.length > 0) || action.object.length > 0)
    return [];
  const message = `${shortName(reading.tool.name)} forgets what was remembered.`;
  const evidence = [evidenceAt(reading, action.span)];
  return [finding('destroys-own-scratch', { message, strength: 'medium', indicates: { risk: OWN }, evidence })];
}
