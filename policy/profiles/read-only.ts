import type { Profile } from './profile.ts';
import { recommended } from './recommended.ts';

export const readOnly: Profile = {
  id: 'read-only',
  title: 'Read-only',
  summary: 'For agents that only look: tools that read stay as recommended, all others are hidden.',
  decide: (tool, counter) => (tool.category === 'read' ? recommended.decide(tool, counter) : 'hide'),
};
