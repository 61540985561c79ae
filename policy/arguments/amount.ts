import { type ArgumentRule, type ArgumentRules, type HeldParameter, isHeld, lastName } from './argument-rule.ts';
import { joinRules } from './join-rules.ts';
import { slotFor } from './slot.ts';

export const amount: ArgumentRule = {
  id: 'amount',
  title: 'Amounts up to a cap',
  appliesTo: 'An amount or a price, of a tool that moves money, or of one that acts on money at high risk.',
  rationale:
    'A wrong digit should cost little. The cap is 100 in whatever unit the tool counts, until a person sets a number; it holds one call, and not the sum of several or of a list, and not what leaving the amount out stands for.',
  parametersOf: ({ category, risk, facets, parameters }) => {
    const isGrave = risk === 'high' || risk === 'critical';
    const movesMoney = category === 'financial' || (category !== 'read' && facets.includes('money') && isGrave);
    return movesMoney
      ? parameters.filter((one) => one.roles.includes('amount') && (!isHeld(one) || isSum(lastName(one))))
      : [];
  },
  // A number or a text, by the schema's leave: no one rule compares both.
  rulesFor(parameter) {
    if (parameter.type !== 'number' && parameter.type !== 'string') return null;
    const slot = slotFor('amount', parameter);
    const isLoose = slot !== null && parameter.type === 'number' && !parameter.isRequired;
    return isLoose ? joinRules([slot, onlyNumbers(parameter)]) : slot;
  },
};

/** "At most" alone would let pass what is no number, such as the text "1000", and what turns a payment around. */
function onlyNumbers({ path }: HeldParameter): ArgumentRules {
  const on_deny = `${path} has to be a number of 0 or more.`;
  return {
    deny_if: [
      { conditions: [{ path, op: 'regex', value: '' }], on_deny },
      { conditions: [{ path, op: 'lt', value: 0 }], on_deny },
    ],
  };
}

/** A currency is none, and neither is how many times over something is borrowed. */
function isSum(name: string): boolean {
  return !/(?:currency|slippage|leverage)$/.test(name);
}
