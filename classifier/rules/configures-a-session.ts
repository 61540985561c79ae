import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';
import type { RiskIndication } from '../types.ts';

export const configuresASession = {
  id: 'configures-a-session',
  title: 'Configures a session',
  question: 'Does it switch something that lasts no longer than a session?',
  rationale:
    'A focus, a selected project or an emulated network speed is forgotten with the session; it can mislead later calls, hardly more.',
  whenWrong: 'A default that is stored outlives the session.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { category: 'write', risk: { move: 'lower', to: 'low', within: ['write'] } },
  cases: [
    {
      what: 'What lasts no longer than a session',
      examples: ['Set the volume', 'Switch the active project', 'Emulate a slow network', 'Log out'],
      category: 'write',
      risk: 'low',
    },
  ],
  deeds: ['configure'],
  check: (reading) =>
    findDeeds(reading, 'configures-a-session', ['configure'], 'write').map((one) => ({
      ...one,
      indicates: { ...one.indicates, risk: FORGOTTEN },
    })),
} satisfies Rule;

const FORGOTTEN: RiskIndication = {
  move: 'lower',
  to: 'low',
  within: ['write'],
  because: 'what it switches lasts no longer than a session',
};
