import { evidenceAt, finding, hasOwnWord, shortName } from '../findings.ts';
import { findHead, findInGroup } from '../reading/matching.ts';
import type { Action, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { group } from '../words/word-group.ts';

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
  const action = reading.actions.find((one) => isOwn(reading, one) && carriesOut(one));
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

/** A comment is read by others and a file is handed over, whichever verb says so; a hook is called. */
function carriesOut({ verb, deed, object, rest, place, span }: Action): boolean {
  if (findInGroup([...object, ...rest.slice(0, NEAR)], STAYS_INSIDE) !== null) return false;
  if (deed === 'send') return span.start === 0 || !LOOSE.has(verb);
  if (deed === 'run') return CALLS.has(verb) && findHead(object, ADDRESSES) !== null;
  if (deed !== 'change') return false;
  return (
    (place === 'description' && HANDS_OVER.has(verb)) || (WRITES.has(verb) && findHead(object, SEEN_BY_OTHERS) !== null)
  );
}

const NEAR = 4;
/** Between programs of one system, seen by nobody yet, or told to the caller. */
const STAYS_INSIDE = group('queue, topic, exchange, draft, me');
/** Where they do not begin the text, they are nouns or figures of speech ("it says where"). */
const LOOSE = new Set(['say', 'tell', 'comment', 'fire', 'produce']);
const CALLS = new Set(['call', 'ping', 'invoke', 'request']);
const ADDRESSES = group('address, url, endpoint, webhook, callback');
const HANDS_OVER = new Set(['upload', 'share', 'publish', 'invite', 'tweet', 'submit', 'file']);
const WRITES = new Set(['add', 'create', 'write', 'leave', 'schedule', 'post', 'make']);
/** What is written for others to read. */
const SEEN_BY_OTHERS = group('comment, reply, post, tweet, invitation, social post, review comment, issue comment');

/** A later sentence may speak of sending something elsewhere, and a name may say "post" of a method. */
function isOwn(reading: ToolReading, action: Action): boolean {
  if (action.place === 'also' || action.place === 'returns') return false;
  return action.place !== 'name' || !hasOwnWord(reading);
}
