import { evidenceAt, finding, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const saysReadOnly = {
  id: 'says-read-only',
  title: 'Says that it only reads',
  question: 'Does the text say that nothing is changed?',
  rationale: 'A plain “read-only” or “does not modify anything” is the author’s own word on the category.',
  whenWrong:
    'Generated descriptions call a field read-only and mean the field; so the statement weighs less than the description’s own verb.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { category: 'read' },
  cases: [
    {
      what: 'A query that the text limits to reading',
      examples: ['Run a read-only SQL query'],
      category: 'read',
      risk: 'low',
    },
  ],
  check: (reading) => statedBy(reading),
} satisfies Rule;

function statedBy(reading: ToolReading): Finding[] {
  const span = reading.statements.readOnly ?? reading.statements.changesNothing;
  if (span === null) return [];
  const name = shortName(reading.tool.name);
  const message =
    reading.statements.readOnly === null
      ? `The description of ${name} says what it leaves alone.`
      : `${name} is read-only, by the words of its description.`;
  return [
    finding('says-read-only', {
      message,
      strength: 'medium',
      indicates: { category: 'read' },
      evidence: [evidenceAt(reading, span)],
    }),
  ];
}
