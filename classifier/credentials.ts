import { spanOf, wordsOf } from './ask.ts';
import { evidenceAt, finding, hasOwnWord, shortName, strengthOf } from './findings.ts';
import { mainPart } from './reading/matching.ts';
import type { Action, Token, ToolReading } from './reading/types.ts';
import type { Category } from './taxonomy.ts';
import type { Finding, Indication } from './types.ts';
import type { Deed } from './words/deeds.ts';
import { BARE_CREDENTIALS, CHAIN_WORDS, CREDENTIALS, NOT_CREDENTIALS } from './words/nouns-of-access.ts';

export interface CredentialQuestion {
  readonly deeds: readonly Deed[];
  /** The category in which it raises the risk to high; none where it moves nothing. */
  readonly within?: Category;
  /** Begins the reason: "it returns". */
  readonly because?: string;
}

/** A finding where one of the deeds has a credential as its object. */
export function findCredentials(reading: ToolReading, rule: string, question: CredentialQuestion): Finding[] {
  for (const action of reading.actions) {
    if (!question.deeds.includes(action.deed) || action.place === 'also' || isElsewhere(reading, action)) continue;
    if (TOUCHES_NOTHING.has(action.verb)) continue;
    const found = credentialIn(reading, action);
    if (found === null) continue;
    const words = wordsOf(reading, found);
    const message = `${shortName(reading.tool.name)} is about credentials: ${words}.`;
    const indicates = indicationFor(question, words);
    return [
      finding(rule, {
        message,
        strength: strengthOf(reading, action),
        indicates,
        evidence: [evidenceAt(reading, spanOf(found))],
      }),
    ];
  }
  return [];
}

/** What comes back counts where nothing else is said; the name's object only where the text names none. */
function isElsewhere(reading: ToolReading, action: Action): boolean {
  if (action.place === 'returns') return hasOwnWord(reading);
  return (
    action.place === 'name' &&
    reading.actions.some((one) => one.place === 'description' && one.deed === action.deed && one.object.length > 0)
  );
}

/** To check a password shows it to nobody; to lock a vault changes nothing in it. */
const TOUCHES_NOTHING = new Set(['check', 'verify', 'audit', 'scan', 'monitor', 'count', 'detect', 'lock', 'unlock']);

function indicationFor(question: CredentialQuestion, words: string): Indication {
  if (question.within === undefined) return { facet: 'credentials' };
  const because = `${question.because ?? 'it is about'} credentials (${words})`;
  return { facet: 'credentials', risk: { move: 'raise', to: 'high', within: [question.within], because } };
}

/** A pair ("api key") or a plain word ("password") at the end of the object; a bare "token" only where nothing says that it is something else. */
function credentialIn(reading: ToolReading, action: Action): readonly Token[] | null {
  const head = mainPart(action.object).slice(-2);
  const [first, second] = head;
  const pair = first !== undefined && second !== undefined ? `${first.noun} ${second.noun}` : '';
  if (CREDENTIALS.has(pair)) return head;
  const last = head.at(-1);
  if (last === undefined || NOT_CREDENTIALS.has(pair)) return null;
  if (CREDENTIALS.has(last.noun)) return [last];
  if (SEEKS.has(action.verb)) return null;
  return BARE_CREDENTIALS.has(last.noun) && !isAboutChains(reading) ? [last] : null;
}

/** On a chain a token is an asset. */
function isAboutChains(reading: ToolReading): boolean {
  for (const word of CHAIN_WORDS) if (reading.server.words.has(word)) return true;
  return reading.text.some((token) => CHAIN_WORDS.has(token.noun));
}

/** Tokens that are looked for among many are assets or pieces of text. */
const SEEKS = new Set([
  'search',
  'find',
  'discover',
  'rank',
  'track',
  'analyze',
  'compare',
  'look',
  'count',
  'explore',
  'explain',
  'decode',
  'parse',
  'tokenize',
  'split',
]);
