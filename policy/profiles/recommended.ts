import type { Category } from '#classifier/taxonomy.ts';
import { ALWAYS_ASK, argumentRulesOf, joinRules } from '../arguments/index.ts';
import type { JudgedTool, Limit, ToolRules } from '../types.ts';
import type { Profile, ToolDecision } from './profile.ts';

export const recommended: Profile = {
  id: 'recommended',
  title: 'Recommended',
  summary:
    'Keeps an agent useful: reading is free, changes are limited, what cannot be put back is hidden, money asks a person.',
  reasons: {
    read: 'Allowed without a limit: it leaves nothing changed. Arguments that pick any address, file or query are held.',
    write:
      '30 calls a minute: more than an agent needs at work, and few enough to notice a loop. 10 where one call acts on many records.',
    execute:
      '10 calls a minute, since what runs may do more than the call says; 3 where one call acts on many records.',
    destructive: 'Hidden: what is gone does not come back, and an agent does not miss what it never saw.',
    financial: 'Asks a person for every call, and is refused where nobody can be asked. Amounts have a cap as well.',
    unknown: 'Not listed, so refused: nothing says what a call does. Find out, then list it.',
  },
  decide(tool, counter) {
    const decision = DECISION_BY_CATEGORY[tool.category](tool, counter);
    if (typeof decision === 'string') return decision;
    const { require, deny_if } = joinRules([argumentRulesOf(tool), decision]);
    return {
      ...(require !== undefined && { require }),
      ...(deny_if !== undefined && { deny_if }),
      ...(decision.limits !== undefined && { limits: decision.limits }),
    };
  },
};

const DECISION_BY_CATEGORY: Readonly<Record<Category, (tool: JudgedTool, counter: string) => ToolDecision>> = {
  read: () => ({}),
  write: (tool, counter) => perMinute(counter, actsOnMany(tool) ? 10 : 30),
  execute: (tool, counter) => perMinute(counter, actsOnMany(tool) ? 3 : 10),
  destructive: () => 'hide',
  financial: () => ({ deny_if: [ALWAYS_ASK] }),
  unknown: () => 'leave-out',
};

function actsOnMany({ facets }: JudgedTool): boolean {
  return facets.includes('bulk');
}

function perMinute(counter: string, max: Limit['max']): ToolRules {
  return { limits: [{ counter, window: 'minute', max, scope: 'grant' }] };
}
