import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const logsIn = {
  id: 'logs-in',
  title: 'Logs in',
  question: 'Does it log in or obtain a token?',
  rationale: 'After the call the server acts with more rights than before.',
  whenWrong: 'A status check of a login only reads.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/basic/authorization'],
  indicates: { category: 'execute' },
  cases: [
    { what: 'A log-in', examples: ['Log in with a user name and a password'], category: 'execute', risk: 'medium' },
  ],
  deeds: ['log-in'],
  check: (reading) => findDeeds(reading, 'logs-in', ['log-in'], 'execute'),
} satisfies Rule;
