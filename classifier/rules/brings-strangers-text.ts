import { findNouns, LOOKS, type NounQuestion } from '../ask.ts';
import { finding, parameterEvidence, shortName } from '../findings.ts';
import { contextsOf } from '../private-contexts-of.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { PUBLISHED, STRANGERS_TEXT } from '../words/nouns-of-people.ts';
import { addressesIn } from './takes-free-url.ts';

export const bringsStrangersText = {
  id: 'brings-strangers-text',
  title: 'Brings strangers’ text',
  question: 'Does it bring text into the conversation that a stranger may have written?',
  rationale: 'Text from outside may hold instructions, and a model cannot tell them from its user’s.',
  whenWrong: 'A site or a ticket system may be closed to strangers.',
  references: [
    'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
    'https://simonwillison.net/2025/Jun/16/the-lethal-trifecta/',
  ],
  indicates: { facet: 'untrusted-input' },
  deeds: LOOKS,
  check: (reading) => {
    const written = contextsOf(reading.server).filter((one) => one.isWritten);
    for (const texts of [STRANGERS_TEXT, ...written.map((one) => one.records)]) {
      const found = findNouns(reading, 'brings-strangers-text', LOOKS, texts, QUESTION);
      if (found.length > 0) return found;
    }
    const sought = findNouns(reading, 'brings-strangers-text', LOOKS, PUBLISHED, { ...QUESTION, verbs: SEEKS });
    return sought.length > 0 ? sought : fromAnywhere(reading);
  },
} satisfies Rule;

/** What is fetched from an address that the caller chooses was written by anybody, also where all addresses are of one shop or one network. */
function fromAnywhere(reading: ToolReading): Finding[] {
  const [first] = reading.actions;
  if (first?.deed !== 'look' || !FETCHES.has(first.verb)) return [];
  const addresses = addressesIn(reading);
  if (addresses.length === 0) return [];
  const message = `${shortName(reading.tool.name)} brings what stands at a web address.`;
  const evidence = addresses.slice(0, 3).map(parameterEvidence);
  return [finding('brings-strangers-text', { message, strength: 'weak', indicates: QUESTION.indicates, evidence })];
}

const QUESTION: NounQuestion = {
  says: 'brings text that a stranger may have written',
  indicates: { facet: 'untrusted-input' },
  isHead: true,
};
const SEEKS = ['search', 'find', 'browse', 'discover'];
const FETCHES = new Set(['fetch', 'read', 'load', 'scrape', 'extract', 'open', 'download', 'crawl', 'get', 'retrieve']);
