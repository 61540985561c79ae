import { ENDS, findStatement, statesDeed } from '../ask.ts';
import { evidenceAt } from '../findings.ts';
import type { Span, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import type { Deed } from '../words/deeds.ts';

export const cannotBeUndone = {
  id: 'cannot-be-undone',
  title: 'Cannot be undone',
  question: 'Does the text say that a call cannot be undone?',
  rationale: 'The author says so, and knows best.',
  whenWrong: '“Permanent” may be said of a URL or a position.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'irreversible' },
  check: (reading) => undoneBy(reading),
} satisfies Rule;

const isEnding = (reading: ToolReading): boolean =>
  reading.actions.some((action) => ENDS.includes(action.deed) || action.deed === 'pay' || action.deed === 'trade');

/** What is sent, run or set may be past undoing too; but a "permanent" link or role is only one that stays. */
function isPastUndoing(reading: ToolReading, span: Span): boolean {
  if (isEnding(reading)) return true;
  const said = evidenceAt(reading, span).text.toLowerCase();
  return statesDeed(reading, ACTS) && !STAYS.some((start) => said.startsWith(start));
}

const ACTS: readonly Deed[] = ['change', 'send', 'run', 'control', 'install', 'change-plan'];
const STAYS = ['permanent', 'for good', '永久', '영구', 'definitiv', 'définitiv', 'endgültig', 'навсегда'];

function undoneBy(reading: ToolReading): Finding[] {
  const span = reading.statements.unrecoverable;
  if (span === null || !isPastUndoing(reading, span)) return [];
  return findStatement(reading, 'cannot-be-undone', span, 'cannot be undone, as its description says', {
    facet: 'irreversible',
  });
}
