import type { Category } from '#classifier/taxonomy.ts';
import { ASK_A_PERSON, type ToolRules } from '../types.ts';
import type { Profile, ToolDecision } from './profile.ts';

export const recommended: Profile = {
  id: 'recommended',
  title: 'Recommended',
  summary:
    'Keeps an agent useful: reading is free, changes are limited, what cannot be put back is hidden, money asks a person.',
  decide: (tool, counter) => DECISION_BY_CATEGORY[tool.category](counter),
};

const DECISION_BY_CATEGORY = {
  read: () => ({}),
  write: (counter) => perMinute(counter, 30),
  execute: (counter) => perMinute(counter, 10),
  destructive: () => 'hide',
  financial: () => ({ deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] }),
  unknown: () => 'leave-out',
} as const satisfies Record<Category, (counter: string) => ToolDecision>;

function perMinute(counter: string, max: number): ToolRules {
  return { limits: [{ counter, window: 'minute', max, scope: 'grant' }] };
}
