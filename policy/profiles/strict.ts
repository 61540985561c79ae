import { ASK_A_PERSON } from '../types.ts';
import type { Profile } from './profile.ts';
import { recommended } from './recommended.ts';

export const strict: Profile = {
  id: 'strict',
  title: 'Strict',
  summary:
    'For agents that nobody watches: as recommended, but what runs something or changes much asks a person, and money is out of reach.',
  decide(tool, counter) {
    if (tool.category === 'financial') return 'hide';
    const decision = recommended.decide(tool, counter);
    const isGrave = tool.category === 'execute' || (tool.category === 'write' && GRAVE.has(tool.risk));
    if (!isGrave || typeof decision === 'string') return decision;
    return { ...decision, deny_if: [...(decision.deny_if ?? []), { conditions: [], on_deny: ASK_A_PERSON }] };
  },
};

/** Unknown is never taken for low. */
const GRAVE: ReadonlySet<string> = new Set(['high', 'critical', 'unknown']);
