import { HELPED, OPENERS, TOOL_NOUNS } from '../words/function-words.ts';
import { MINDS } from '../words/nouns-of-running.ts';
import { findInGroup } from './matching.ts';
import type { Token } from './types.ts';

/** Where a sentence comes to what the tool does: after "This tool lets you", "A simple utility for", "Provides the ability to". */
export function skipOpeners(tokens: readonly Token[], start: number, end: number): number {
  const bridged = bridgeAfterToolNoun(tokens, start, end) ?? start;
  let at = bridged;
  while (at < end && isOpener(tokens, at, bridged)) at += 1;
  return at;
}

export function isAdverb(word: string): boolean {
  return word.endsWith('ly') && !NOT_ADVERBS.has(word);
}

const NOT_ADVERBS = new Set(['apply', 'reply', 'supply', 'multiply', 'comply', 'fly', 'family', 'assembly', 'anomaly']);

/** How far into a sentence "tool to" may stand: "Provides a fast and simple way to". */
const NEAR = 8;
const BRIDGES = new Set(['to', 'for', 'that', 'which', 'of', 'para', 'pour', 'per', 'de', 'zum', 'для']);

/** "Page tool to create", "Service for sending": what stands before only names the tool. */
function bridgeAfterToolNoun(tokens: readonly Token[], start: number, end: number): number | null {
  const last = Math.min(end - 2, start + NEAR);
  for (let at = start; at <= last; at += 1) {
    const token = tokens[at];
    if (token === undefined || !TOOL_NOUNS.has(token.word)) continue;
    const next = tokens[at + 1]?.word ?? '';
    if (BRIDGES.has(next) && isNamingOnly(tokens, start, at)) return at + 2;
  }
  return null;
}

/** "Call the API to …" and "Create a tool for …" do something with the tool noun; "The page tool to …" only names it. */
function isNamingOnly(tokens: readonly Token[], start: number, toolAt: number): boolean {
  const first = tokens[start]?.word ?? '';
  // "Give someone access to a calendar" changes who has it.
  if (first === 'give' && toolAt > start + 1) return false;
  if (toolAt === start || OPENERS.has(first) || NAMING_VERBS.has(first)) return true;
  return tokens[toolAt]?.word === 'tool' && !ARTICLES.has(tokens[toolAt - 1]?.word ?? '') && toolAt - start <= 2;
}

const NAMING_VERBS = new Set(['provides', 'provide', 'gives', 'give', 'offers', 'offer', 'exposes']);
const ARTICLES = new Set(['a', 'an', 'the', 'this', 'another', 'any']);

function isOpener(tokens: readonly Token[], at: number, start: number): boolean {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (ENABLERS.has(word)) return HELPED.has(next) || HELPED.has(tokens[at + 2]?.word ?? '') || at > start;
  if (word === 'like') return tokens[at - 1]?.word === 'would';
  if (word === 'call' || word === 'invoke') return next === 'this' || next === 'it';
  // "Asks another model" asks it; "when the user asks for" only opens.
  if (word === 'asks') return at > start || findInGroup(tokens.slice(at + 1, at + NEAR_MIND), MINDS) === null;
  if (word === 'request' || word === 'command') return at > start;
  return OPENERS.has(word) || isAdverb(word);
}

const NEAR_MIND = 4;
const ENABLERS = new Set(['enable', 'enables', 'allow', 'allows', 'let', 'lets', 'help', 'helps']);
