import { evidenceAt, finding, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const paysLittleOrPaper = {
  id: 'pays-little-or-paper',
  title: 'Pays little, or on paper',
  question: 'Is the money play money, a small fixed price, or an order that is only cancelled?',
  rationale: 'A paper account loses nothing, and cancelling an order takes back and does not commit.',
  whenWrong: 'A server may be switched from paper to real by its configuration.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  check: (reading) => softenedBy(reading),
} satisfies Rule;

function softenedBy(reading: ToolReading): Finding[] {
  const cancel = reading.actions.find((one) => one.verb === 'cancel' && one.deed === 'trade');
  const span = reading.statements.paper ?? cancel?.span ?? null;
  if (span === null) return [];
  const because = cancel === undefined ? 'it pays in test or paper money' : 'it only takes back an order';
  return [
    finding('pays-little-or-paper', {
      message: `${shortName(reading.tool.name)} commits little, since ${because}.`,
      strength: 'medium',
      indicates: { risk: { move: 'lower', to: 'high', within: ['financial'], because } },
      evidence: [evidenceAt(reading, span)],
    }),
  ];
}
