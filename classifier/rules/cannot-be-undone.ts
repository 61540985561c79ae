import { ENDS, findStatement } from '../ask.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const cannotBeUndone = {
  id: 'cannot-be-undone',
  title: 'Cannot be undone',
  question: 'Does the text say that a call cannot be undone?',
  rationale: 'The author says so, and knows best.',
  whenWrong: '“Permanent” may be said of a URL or a position.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'irreversible' },
  check: (reading) => (isEnding(reading) ? undoneBy(reading) : []),
} satisfies Rule;

const isEnding = (reading: ToolReading): boolean =>
  reading.actions.some((action) => ENDS.includes(action.deed) || action.deed === 'pay' || action.deed === 'trade');

function undoneBy(reading: ToolReading): Finding[] {
  const span = reading.statements.unrecoverable;
  return findStatement(reading, 'cannot-be-undone', span, 'cannot be undone, as its description says', {
    facet: 'irreversible',
  });
}
