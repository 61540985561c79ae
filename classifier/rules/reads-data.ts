import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const readsData = {
  id: 'reads-data',
  title: 'Reads data',
  question: 'Does it return information and change nothing?',
  rationale:
    'A call that only reads costs little when it is wrong. What it may still do is show data to people it is not for, which other rules ask about.',
  whenWrong: 'Some servers count a read (a view counter, a read mark) and do not say so.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  check: (reading) => findDeeds(reading, 'reads-data', ['look'], 'read'),
} satisfies Rule;
