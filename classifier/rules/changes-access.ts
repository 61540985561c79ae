import { CHANGES, findNouns } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { ACCESS } from '../words/nouns-of-access.ts';

export const changesAccess = {
  id: 'changes-access',
  title: 'Changes who may do what',
  question: 'Does it change permissions, roles or access rules?',
  rationale: 'Rights that were given stay given. A wrong call opens a door that nobody watches.',
  whenWrong: 'Adding a person to a team gives rights too, but the rubric counts that as an ordinary write.',
  references: [
    'https://cwe.mitre.org/data/definitions/732.html',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  check: (reading) =>
    findNouns(reading, 'changes-access', CHANGES, ACCESS, {
      says: 'changes who has access',
      indicates: { risk: { move: 'raise', to: 'high', within: ['write'], because: 'it changes who may do what' } },
      isHead: true,
    }),
} satisfies Rule;
