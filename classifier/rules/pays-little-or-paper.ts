import { evidenceAt, finding, shortName } from '../findings.ts';
import { findHead } from '../reading/matching.ts';
import type { Span, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { TRADED } from '../words/nouns-of-money.ts';
import { group } from '../words/word-group.ts';

export const paysLittleOrPaper = {
  id: 'pays-little-or-paper',
  title: 'Pays little, or on paper',
  question: 'Is the money play money, a small fixed price, or an order or subscription that is only cancelled?',
  rationale: 'A paper account loses nothing, and cancelling an order takes back and does not commit.',
  whenWrong: 'A server may be switched from paper to real by its configuration.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  check: (reading) => softenedBy(reading),
} satisfies Rule;

function softenedBy(reading: ToolReading): Finding[] {
  const reason = reasonOf(reading);
  if (reason === null) return [];
  const { span, because } = reason;
  return [
    finding('pays-little-or-paper', {
      message: `${shortName(reading.tool.name)} commits little, since ${because}.`,
      strength: 'medium',
      indicates: { risk: { move: 'lower', to: 'high', within: ['financial'], because } },
      evidence: [evidenceAt(reading, span)],
    }),
  ];
}

function reasonOf(reading: ToolReading): { span: Span; because: string } | null {
  const { paper, smallPrice } = reading.statements;
  if (paper !== null) return { span: paper, because: 'it pays in test or paper money' };
  const order = reading.actions.find(
    (one) =>
      (one.verb === 'cancel' && (one.deed === 'trade' || findHead(one.object, ORDERS) !== null)) ||
      (WITHDRAWS.has(one.verb) && one.deed === 'trade' && findHead(one.object, TRADED) !== null),
  );
  if (order !== undefined) return { span: order.span, because: 'it only takes back an order' };
  const plan = reading.actions.find((one) => ENDS_PLAN.has(one.verb) && one.deed === 'change-plan');
  if (plan !== undefined) return { span: plan.span, because: 'it pauses or ends payments and makes none' };
  return smallPrice === null ? null : { span: smallPrice, because: 'its price is small and fixed by the text' };
}

/** What is ordered and can be cancelled, with its refund. */
const ORDERS = group('order, booking, reservation, purchase, trip');
/** "Delete a trigger order" takes it back as well. */
const WITHDRAWS = new Set(['delete', 'remove']);
const ENDS_PLAN = new Set(['cancel', 'pause']);
