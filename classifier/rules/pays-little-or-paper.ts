import { MONEY_DEEDS } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import { findHead } from '../reading/matching.ts';
import { readNameTokens } from '../reading/read-tokens.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Evidence, Finding } from '../types.ts';
import { group } from '../words/word-group.ts';

export const paysLittleOrPaper = {
  id: 'pays-little-or-paper',
  title: 'Pays little, or on paper',
  question: 'Is the money play money, a small fixed price, or an order or subscription that is only cancelled?',
  rationale: 'A paper account loses nothing, and cancelling an order takes back and does not commit.',
  whenWrong: 'A server may be switched from paper to real by its configuration.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { risk: { move: 'lower', to: 'high', within: ['financial'] } },
  cases: [
    {
      what: 'A trade on paper',
      examples: ['Place an order in a paper trading account'],
      category: 'financial',
      risk: 'high',
    },
    { what: 'An order that is taken back', examples: ['Cancel an open order'], category: 'financial', risk: 'high' },
  ],
  check: (reading) => softenedBy(reading),
} satisfies Rule;

function softenedBy(reading: ToolReading): Finding[] {
  const reason = reasonOf(reading);
  if (reason === null) return [];
  const { evidence, because } = reason;
  return [
    finding('pays-little-or-paper', {
      message: `${shortName(reading.tool.name)} commits little, since ${because}.`,
      strength: 'medium',
      indicates: { risk: { move: 'lower', to: 'high', within: ['financial'], because } },
      evidence: [evidence],
    }),
  ];
}

function reasonOf(reading: ToolReading): { evidence: Evidence; because: string } | null {
  const { paper, smallPrice } = reading.statements;
  if (paper !== null) return { evidence: evidenceAt(reading, paper), because: 'it pays in test or paper money' };
  const server = paperServer(reading);
  if (server !== null) return { evidence: server, because: 'its server trades on paper' };
  const order = reading.actions.find(
    (one) =>
      (one.verb === 'cancel' && (one.deed === 'trade' || findHead(one.object, ORDERS) !== null)) ||
      (WITHDRAWS.has(one.verb) && one.deed === 'trade' && findHead(one.object, TAKEN_BACK) !== null),
  );
  if (order !== undefined) return { evidence: evidenceAt(reading, order.span), because: 'it only takes back an order' };
  const plan = reading.actions.find((one) => ENDS_PLAN.has(one.verb) && one.deed === 'change-plan');
  if (plan !== undefined)
    return { evidence: evidenceAt(reading, plan.span), because: 'it pauses or ends payments and makes none' };
  return smallPrice === null
    ? null
    : { evidence: evidenceAt(reading, smallPrice), because: 'its price is small and fixed by the text' };
}

/** A server that is called "Paper Desk" or "Devnet Wallet" has nothing to lose. */
function paperServer(reading: ToolReading): Evidence | null {
  if (!reading.actions.some((one) => MONEY_DEEDS.includes(one.deed))) return null;
  const { name } = reading.server.server;
  const word = readNameTokens(name, '/name').find((token) => PAPER.has(token.word));
  if (word === undefined) return null;
  const { pointer, part, start, end } = word;
  return { source: 'server', pointer, part, start, end, text: name.slice(start, end) };
}

const PAPER = new Set(['paper', 'testnet', 'devnet', 'simulated', 'demo', 'practice']);

/** What is ordered and can be cancelled, with its refund. */
const ORDERS = group('order, booking, reservation, purchase, trip');
/** "Delete a trigger order" takes it back as well. */
const TAKEN_BACK = group('order, gtt, gtt order, gtt trigger, trigger, order trigger, sip, stop loss, take profit');
const WITHDRAWS = new Set(['delete', 'remove']);
const ENDS_PLAN = new Set(['cancel', 'pause', 'suspend']);
