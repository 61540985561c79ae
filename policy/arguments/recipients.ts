import { type ArgumentRule, isHeld, lastName } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const recipients: ArgumentRule = {
  id: 'recipients',
  title: 'Recipients from a list',
  appliesTo: 'A parameter that names who gets something, of a tool that sends out (facet external sink).',
  rationale:
    'Whom a message goes to decides whether data leaves. Addresses are compared word for word, so that a second one in a list or a header does not pass; a group address reaches whoever is in it.',
  parametersOf: ({ facets, parameters, category }) =>
    facets.includes('external-sink') && category !== 'read'
      ? parameters.filter(
          (one) => one.roles.includes('recipients') && (!isHeld(one) || namesSomebody(lastName(one), one.type)),
        )
      : [],
  rulesFor: (parameter) => slotFor('recipient', parameter),
};

/** "issue_number" and "page_number" end as "phone_number" does, and name nobody. */
function namesSomebody(name: string, type: string | null): boolean {
  if (type === 'number' || type === 'boolean' || type === 'object') return false;
  return (
    !name.endsWith('number') || /(?:phone|mobile|whatsapp|fax|sms|to|recipient|contact)number$|^number$/.test(name)
  );
}
