import type { Profile } from './profile.ts';
import { recommended } from './recommended.ts';

export const readOnly: Profile = {
  id: 'read-only',
  title: 'Read-only',
  summary: 'For agents that only look: tools that read stay as recommended, all others are hidden.',
  reasons: {
    read: 'As recommended: allowed without a limit, arguments held.',
    write: 'Hidden: it changes something.',
    execute: 'Hidden: what runs may change something, also where it was meant to look.',
    destructive: 'Hidden, as recommended.',
    financial: 'Hidden: it moves money.',
    unknown: 'Hidden: nothing says that it only reads.',
  },
  decide: (tool, counter) => (tool.category === 'read' ? recommended.decide(tool, counter) : 'hide'),
};
