import { type ArgumentRule, isHeld, lastName } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const amount: ArgumentRule = {
  id: 'amount',
  title: 'Amounts up to a cap',
  appliesTo: 'An amount or a price, of a tool that moves money, or of one that acts on money at high risk.',
  rationale:
    'A wrong digit should cost little. The cap is 100 in whatever unit the tool counts, until a person sets a number; it holds one call, and not the sum of several or of a list.',
  parametersOf: ({ category, risk, facets, parameters }) => {
    const isGrave = risk === 'high' || risk === 'critical';
    const movesMoney = category === 'financial' || (category !== 'read' && facets.includes('money') && isGrave);
    return movesMoney
      ? parameters.filter((one) => one.roles.includes('amount') && (!isHeld(one) || isSum(lastName(one))))
      : [];
  },
  // A number or a text, by the schema's leave: no one rule compares both.
  rulesFor: (parameter) =>
    parameter.type === 'number' || parameter.type === 'string' ? slotFor('amount', parameter) : null,
};

/** A currency is none, and neither is how many times over something is borrowed. */
function isSum(name: string): boolean {
  return !/(?:currency|slippage|leverage)$/.test(name);
}
