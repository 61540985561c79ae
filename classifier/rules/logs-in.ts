import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const logsIn = {
  id: 'logs-in',
  title: 'Logs in',
  question: 'Does it log in or obtain a token?',
  rationale: 'After the call the server acts with more rights than before.',
  whenWrong: 'A status check of a login only reads.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/basic/authorization'],
  check: (reading) => findDeeds(reading, 'logs-in', ['log-in'], 'execute'),
} satisfies Rule;
