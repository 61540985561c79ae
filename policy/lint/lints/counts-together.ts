import { counterKey } from '../../counters.ts';
import { jsonPointer } from '../../json-pointer.ts';
import type { Limit, Policy } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const countsTogether: PolicyLint = {
  id: 'counts-together',
  title: 'One counter for several',
  level: 'note',
  why: 'Limits of one counter name and window count together: calls of one tool use up what the other may do, and the lower limit stops both.',
  fix: 'Give each tool a counter of its own, unless they are meant to share one.',
  *find({ policy }) {
    for (const uses of Map.groupBy(placedLimits(policy), ({ limit }) => counterKey(limit)).values()) {
      const [first, ...others] = uses;
      const owners = new Set(uses.map(({ owner }) => owner));
      if (first === undefined || others.length === 0 || owners.size === 1) continue;
      const names = [...owners].slice(0, 3).map(shownName).join(', ');
      const more = owners.size > 3 ? ` and ${(owners.size - 3).toLocaleString('en')} more` : '';
      yield {
        pointer: first.pointer,
        message: `${names}${more} count in ${shownName(first.limit.counter)} together, each ${first.limit.window}.`,
      };
    }
  },
};

interface PlacedLimit {
  readonly owner: string;
  readonly limit: Limit;
  readonly pointer: string;
}

function placedLimits({ tools = {}, all_tools }: Policy): PlacedLimit[] {
  const ofTools = Object.entries(tools).flatMap(([name, { limits = [] }]) =>
    limits.map((limit, at) => ({ owner: name, limit, pointer: jsonPointer('tools', name, 'limits', at) })),
  );
  const ofAll = (all_tools?.limits ?? []).map((limit, at) => ({
    owner: 'all tools',
    limit,
    pointer: jsonPointer('all_tools', 'limits', at),
  }));
  return [...ofTools, ...ofAll];
}
