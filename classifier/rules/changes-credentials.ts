import { CHANGES } from '../ask.ts';
import { findCredentials } from '../credentials.ts';
import type { Rule } from '../rule.ts';

export const changesCredentials = {
  id: 'changes-credentials',
  title: 'Changes credentials',
  question: 'Does it create or change keys, tokens or accounts that hold them?',
  rationale: 'Whoever can set a credential can later come in with it, also when the agent is gone.',
  whenWrong: 'A token may be an asset or a piece of text; the rule leaves those out by the words beside it.',
  references: [
    'https://cwe.mitre.org/data/definitions/522.html',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  indicates: { facet: 'credentials', risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'A key that is created or replaced',
      examples: ['Create an API key', 'Rotate an access token'],
      category: 'write',
      risk: 'high',
    },
  ],
  deeds: CHANGES,
  check: (reading) =>
    findCredentials(reading, 'changes-credentials', { deeds: CHANGES, within: 'write', because: 'it changes' }),
} satisfies Rule;
