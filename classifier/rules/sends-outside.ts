import { evidenceAt, finding, hasOwnWord, shortName } from '../findings.ts';
import type { Action, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const sendsOutside = {
  id: 'sends-outside',
  title: 'Sends data outside',
  question: 'Can it carry data to people or systems outside?',
  rationale: 'Together with private data and strangers’ text, a way out is what an attack needs.',
  whenWrong: 'A message to a colleague stays inside.',
  references: ['https://simonwillison.net/2025/Jun/16/the-lethal-trifecta/'],
  indicates: { facet: 'external-sink' },
  check: (reading) => sentBy(reading),
} satisfies Rule;

function sentBy(reading: ToolReading): Finding[] {
  const action = reading.actions.find((one) => one.deed === 'send' && isOwn(reading, one));
  if (action === undefined) return [];
  const message = `${shortName(reading.tool.name)} can carry data out.`;
  return [
    finding('sends-outside', {
      message,
      strength: 'medium',
      indicates: { facet: 'external-sink' },
      evidence: [evidenceAt(reading, action.span)],
    }),
  ];
}

/** A later sentence may speak of sending something elsewhere, and a name may say "post" of a method. */
function isOwn(reading: ToolReading, action: Action): boolean {
  if (action.place === 'also' || action.place === 'returns') return false;
  return action.place !== 'name' || !hasOwnWord(reading);
}
