import { findNouns } from '../ask.ts';
import type { Rule } from '../rule.ts';
import { SESSION_STATE } from '../words/nouns-of-scale.ts';

export const touchesSessionState = {
  id: 'touches-session-state',
  title: 'Touches session state alone',
  question: 'Is what it changes limited to a session, a cache or a scratch area?',
  rationale: 'A volume, a theme or a selected project is put back by the next call and keeps nobody waiting.',
  whenWrong: 'A default that is stored for all users is no session state.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { risk: { move: 'lower', to: 'low', within: ['write'] } },
  cases: [
    {
      what: 'A theme, a folder that one works in',
      examples: ['Set the theme', 'Change the working directory'],
      category: 'write',
      risk: 'low',
    },
  ],
  deeds: ['change', 'configure'],
  check: (reading) =>
    findNouns(reading, 'touches-session-state', ['change', 'configure'], SESSION_STATE, {
      says: 'touches the state of a session alone',
      indicates: {
        risk: { move: 'lower', to: 'low', within: ['write'], because: 'it touches the state of a session alone' },
      },
      isHead: true,
    }),
} satisfies Rule;
