import { CHANGES, findNouns, findParameters, MONEY_DEEDS } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { MONEY } from '../words/nouns-of-money.ts';

export const handlesMoney = {
  id: 'handles-money',
  title: 'Handles money',
  question: 'Does it take an amount, or act on prices, payments or assets?',
  rationale: 'Where money is the subject, a wrong number costs money.',
  whenWrong: 'An amount may be of something else than money; amounts alone raise no risk.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'money' },
  check: (reading) => moneyOf(reading),
} satisfies Rule;

const HANDLES = [...CHANGES, ...MONEY_DEEDS];

function moneyOf(reading: ToolReading): Finding[] {
  const indicates = { facet: 'money' } as const;
  const byNoun = findNouns(reading, 'handles-money', HANDLES, MONEY, {
    says: 'handles money',
    indicates,
    isHead: false,
  });
  if (byNoun.length > 0) return byNoun;
  const moves = reading.actions.find((action) => MONEY_DEEDS.includes(action.deed));
  if (moves !== undefined) {
    const message = `${shortName(reading.tool.name)} moves money or an asset.`;
    return [
      finding('handles-money', { message, strength: 'medium', indicates, evidence: [evidenceAt(reading, moves.span)] }),
    ];
  }
  // An amount that is only converted or looked for is nobody's money.
  if (!reading.actions.some((action) => CHANGES.includes(action.deed))) return [];
  return findParameters(reading, 'handles-money', ['amount'], 'takes an amount', indicates);
}
