import { findParameters } from '../ask.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const takesFreeUrl = {
  id: 'takes-free-url',
  title: 'Takes any web address',
  question: 'Does it take a URL that is not limited to one site?',
  rationale: 'A free address reaches inside networks, and carries data out in its path and query.',
  whenWrong: 'The server may check the address; a definition that does not say so is not trusted to.',
  references: ['https://cwe.mitre.org/data/definitions/918.html'],
  check: (reading) => (isOnlyText(reading) ? [] : takenBy(reading)),
} satisfies Rule;

/** What only works something out follows no address: it prints it. */
function isOnlyText(reading: ToolReading): boolean {
  return reading.actions.length > 0 && reading.actions.every((action) => action.deed === 'work-out');
}

function takenBy(reading: ToolReading): Finding[] {
  return findParameters(reading, 'takes-free-url', ['free-url'], 'takes a web address of any site', {
    facet: 'free-url',
    risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it takes any web address' },
  });
}
