import { CHANGES, findNouns } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { HOOKS } from '../words/nouns-of-access.ts';

export const setsUpAHook = {
  id: 'sets-up-a-hook',
  title: 'Sets where events go',
  question: 'Does it create or change a webhook or another address that the system sends to?',
  rationale: 'From then on data leaves by itself, to an address that came from the call.',
  whenWrong: 'A test notification of an existing hook sets nothing up.',
  references: [
    'https://cwe.mitre.org/data/definitions/918.html',
    'https://simonwillison.net/2025/Jun/16/the-lethal-trifecta/',
  ],
  indicates: { facet: 'external-sink', risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [{ what: 'Where events go', examples: ['Create a webhook'], category: 'write', risk: 'high' }],
  deeds: CHANGES,
  check: (reading) =>
    findNouns(reading, 'sets-up-a-hook', CHANGES, HOOKS, {
      says: 'sets where events are sent',
      indicates: {
        facet: 'external-sink',
        risk: { move: 'raise', to: 'high', within: ['write'], because: 'it sets where events are sent' },
      },
      isHead: true,
      verbs: SETS_UP,
    }),
} satisfies Rule;

/** To resend or to test a hook sets nothing up. */
const SETS_UP =
  'create save add update edit modify set register subscribe configure setup enable replace patch put upsert change attach insert make define activate manage'.split(
    ' ',
  );
