import { ALWAYS_ASK, joinRules } from '../arguments/index.ts';
import type { JudgedTool } from '../types.ts';
import type { Profile } from './profile.ts';
import { recommended } from './recommended.ts';

export const strict: Profile = {
  id: 'strict',
  title: 'Strict',
  summary:
    'For agents that nobody watches: as recommended, but what runs something or changes much asks a person, and money is out of reach.',
  reasons: {
    read: 'As recommended: allowed without a limit, arguments held.',
    write: 'As recommended at low and medium risk; at high, critical or unknown risk every call also asks a person.',
    execute: 'As recommended, and every call asks a person: what runs may do more than the call says.',
    destructive: 'Hidden, as recommended.',
    financial: 'Hidden: an agent that nobody watches has no business with money.',
    unknown: 'Not listed, so refused, as recommended.',
  },
  decide(tool, counter) {
    if (tool.category === 'financial') return 'hide';
    const decision = recommended.decide(tool, counter);
    if (!isGrave(tool) || typeof decision === 'string') return decision;
    return { ...joinRules([decision, { deny_if: [ALWAYS_ASK] }]), ...(decision.limits && { limits: decision.limits }) };
  },
};

/** Unknown is never taken for low. */
function isGrave({ category, risk }: JudgedTool): boolean {
  return category === 'execute' || (category === 'write' && risk !== 'low' && risk !== 'medium');
}
